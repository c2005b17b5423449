/** Shows each run of letters from right to left, as a reader of Arabic meets a page. */
const RIGHT_TO_LEFT = '\u202e';
const POP = '\u202c';

export type Texts = { [key: string]: string | Texts };

/** The same texts in a language written from right to left; what stands in braces stays. */
export function pseudoLocale(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string'
        ? formsOf(key).map((form): [string, string | Texts] => [form, turned(text)])
        : [[key, pseudoLocale(text)]],
    ),
  );
}

/** Arabic has more plurals than English. */
function formsOf(key: string): string[] {
  const [, stem] = /^(.+)_other$/.exec(key) ?? [];
  return stem === undefined ? [key] : ['zero', 'two', 'few', 'many', 'other'].map((form) => `${stem}_${form}`);
}

function turned(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\}|<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\p{L}+/gu, `${RIGHT_TO_LEFT}$&${POP}`)))
    .join('');
}
