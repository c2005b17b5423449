import { isMap, isNode, isScalar, type Document, type LineCounter } from 'yaml';

export interface Place {
  file?: string;
  line?: number;
  column?: number;
}
type Path = readonly (string | number)[];
/** Where the value at a path stands, or the key that names it. */
export type Origin = (path: Path, what?: 'key' | 'value') => Place;

const origins = new WeakMap<object, Origin>();

function keyNode(document: Document, path: Path): unknown {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  return isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))?.key
    : undefined;
}

/** Finds places in a parsed YAML source; a path that is not there answers with its nearest ancestor's place. */
export function originOf(document: Document, lines: LineCounter, file?: string): Origin {
  const at = (node: unknown): Place | undefined => {
    if (!isNode(node) || !node.range) {
      return undefined;
    }
    const { line, col } = lines.linePos(node.range[0]);
    return { file, line, column: col };
  };
  return (path, what = 'value') => {
    const key = what === 'key' && path.length > 0 ? at(keyNode(document, path)) : undefined;
    for (let length = path.length; key === undefined && length >= 0; length--) {
      const place = at(length === 0 ? document.contents : document.getIn(path.slice(0, length), true));
      if (place !== undefined) {
        return place;
      }
    }
    return key ?? { file };
  };
}

/** Remembers where a part of a rule set came from, so that later errors can still point at it. */
export function rememberOrigin(part: object, origin: Origin, prefix: Path = []): void {
  origins.set(part, (path, what) => origin([...prefix, ...path], what));
}

export function copyOrigin(from: object, to: object): void {
  const origin = origins.get(from);
  if (origin !== undefined) {
    origins.set(to, origin);
  }
}

/** Where `path` inside `part` stands in its source; empty when the part was not parsed from one. */
export function placeOf(part: object, path: Path = [], what?: 'key' | 'value'): Place {
  return origins.get(part)?.(path, what) ?? {};
}
