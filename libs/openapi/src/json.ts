export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy in which each object has been handed to `change`, the inner ones first. */
export function rewrite(value: unknown, change: (object: Json) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => rewrite(entry, change));
  }
  if (!isObject(value)) {
    return value;
  }
  return change(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rewrite(entry, change)])));
}

/** The values of every `$ref` in it. */
export function referencesIn(value: unknown): string[] {
  const found: string[] = [];
  rewrite(value, (object) => {
    if (typeof object.$ref === 'string') {
      found.push(object.$ref);
    }
    return object;
  });
  return found;
}
