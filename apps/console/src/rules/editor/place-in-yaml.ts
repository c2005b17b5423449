/** Where in a YAML document one writes: the keys that lead there, `-` for an entry of a list. */
export interface PlaceInYaml {
  path: string[];
  /** Whether a key or a value stands there. */
  role: 'key' | 'value';
  /** Where the word one is writing begins. */
  from: number;
}

interface Level {
  column: number;
  key: string;
}
interface Flow {
  isMap: boolean;
  /** Of a map, once it is written. */
  key: string | undefined;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s:{}[\],#'"&*!|>%@`-][^:#{}[\],]*?)\s*:(?=\s|$)/;
const plain = (key: string) => key.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Reads as far as the place, by indentation and brackets: what is being written need not be YAML yet. */
export function placeInYaml(text: string, offset: number): PlaceInYaml {
  const levels: Level[] = [];
  const flows: Flow[] = [];
  let at = 0;
  let place: PlaceInYaml = { path: [], role: 'key', from: offset };
  for (const line of text.slice(0, offset).split('\n')) {
    const isLast = at + line.length === offset;
    const start = flows.length > 0 ? 0 : enterBlock(line, levels, isLast);
    const word = readFlow(line, start, flows);
    if (isLast) {
      const inFlow = flows.at(-1);
      const path = [...levels.map(({ key }) => key), ...flows.flatMap(({ isMap, key }) => (isMap ? (key ?? []) : '-'))];
      const hasKey = start > 0 && line.slice(0, start).trimEnd().endsWith(':');
      place = inFlow
        ? { path, role: inFlow.isMap && inFlow.key === undefined ? 'key' : 'value', from: at + word }
        : { path, role: hasKey ? 'value' : 'key', from: at + word };
    }
    at += line.length + 1;
  }
  return place;
}

/** Takes in the list marks and the key a line begins with; answers where the rest begins. */
function enterBlock(line: string, levels: Level[], isLast: boolean): number {
  let column = line.length - line.trimStart().length;
  if (!isLast && /^\s*(#|$)/.test(line)) {
    return column;
  }
  for (let mark = /^-(\s+|$)/.exec(line.slice(column)); mark; mark = /^-(\s+|$)/.exec(line.slice(column))) {
    leave(levels, (level) => level.column > column || (level.column === column && level.key === '-'));
    levels.push({ column, key: '-' });
    column += mark[0].length;
  }
  const key = KEY.exec(line.slice(column));
  leave(levels, (level) => level.column >= column);
  if (key?.[1] === undefined) {
    return column;
  }
  levels.push({ column, key: plain(key[1]) });
  const rest = line.slice(column + key[0].length);
  return column + key[0].length + (rest.length - rest.trimStart().length);
}

function leave(levels: Level[], isLeft: (level: Level) => boolean): void {
  while (levels.length > 0 && isLeft(levels.at(-1) as Level)) {
    levels.pop();
  }
}

/** Follows the brackets of a line; answers where its last word begins. */
function readFlow(line: string, start: number, flows: Flow[]): number {
  let word = start;
  for (let at = start; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    const top = flows.at(-1);
    if (sign === '"' || sign === "'") {
      const end = line.indexOf(sign, at + 1);
      at = end === -1 ? line.length : end;
    } else if (sign === '#' && /\s/.test(line[at - 1] ?? ' ')) {
      break;
    } else if (sign === '{' || sign === '[') {
      flows.push({ isMap: sign === '{', key: undefined });
      word = at + 1;
    } else if (sign === '}' || sign === ']') {
      flows.pop();
      word = at + 1;
    } else if (sign === ',' && top) {
      top.key = undefined;
      word = at + 1;
    } else if (sign === ':' && top?.isMap && top.key === undefined) {
      top.key = plain(line.slice(word, at));
      word = at + 1;
    }
  }
  return word + (line.slice(word).length - line.slice(word).trimStart().length);
}
