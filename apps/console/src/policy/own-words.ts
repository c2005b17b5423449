/** A word of the site's own list; a language's comments alone are searched for it where one is named. */
export interface OwnWord {
  term: string;
  language?: string;
  note?: string;
}

const HEAD = '# Words of the policy screen of the console, one a line.';
/** A line of the list as it is written here. */
const LINE =
  /^(?<term>\S(?:.*?\S)?)(?: \{ (?:language: (?<language>[A-Za-z-]+))?(?:, )?(?:note: (?<note>".*"))? \})?$/su;

/** The text of the list; the same words give the same text. */
export function writeWords(words: readonly OwnWord[]): string {
  return [HEAD, ...words.map(writeWord), ''].join('\n');
}

function writeWord({ term, language, note }: OwnWord): string {
  const details = [
    ...(language === undefined ? [] : [`language: ${language}`]),
    ...(note === undefined ? [] : [`note: ${quoted(note)}`]),
  ];
  return details.length === 0 ? term : `${term} { ${details.join(', ')} }`;
}

/** Braces would begin the details anew. */
function quoted(note: string): string {
  return JSON.stringify(note).replace(/[{}]/g, (brace) => `\\u00${brace.charCodeAt(0).toString(16)}`);
}

/** Undefined when it was not written here. */
export function readWords(text: string): OwnWord[] | undefined {
  const [head, ...lines] = text.split('\n');
  const words = lines.slice(0, -1).map(readWord);
  const read = words.filter((word) => word !== undefined);
  return head === HEAD && read.length === words.length && writeWords(read) === text ? read : undefined;
}

function readWord(line: string): OwnWord | undefined {
  const { term, language, note } = LINE.exec(line)?.groups ?? {};
  try {
    return term === undefined
      ? undefined
      : {
          term,
          ...(language === undefined ? {} : { language }),
          ...(note === undefined ? {} : { note: String(JSON.parse(note)) }),
        };
  } catch {
    return undefined;
  }
}

/** Of what is typed: in one line, and without what would begin a comment or details. */
export function cleanTerm(typed: string): string {
  return typed
    .replace(/[\s{}]+/gu, ' ')
    .replace(/^[# ]+/, '')
    .trim();
}
