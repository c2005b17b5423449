import { isNode, type Document, type LineCounter } from 'yaml';

export interface Place {
  file?: string;
  line?: number;
  column?: number;
}
type Path = readonly (string | number)[];
type Origin = (path: Path) => Place;

const origins = new WeakMap<object, Origin>();

/** Finds places in a parsed YAML source; a path that is not there answers with its nearest ancestor's place. */
export function originOf(document: Document, lines: LineCounter, file?: string): Origin {
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return { file, line, column: col };
      }
    }
    return { file };
  };
}

/** Remembers where a part of a rule set came from, so that later errors can still point at it. */
export function rememberOrigin(part: object, origin: Origin, prefix: Path = []): void {
  origins.set(part, (path) => origin([...prefix, ...path]));
}

export function copyOrigin(from: object, to: object): void {
  const origin = origins.get(from);
  if (origin !== undefined) {
    origins.set(to, origin);
  }
}

/** Where `path` inside `part` stands in its source; empty when the part was not parsed from one. */
export function placeOf(part: object, path: Path = []): Place {
  return origins.get(part)?.(path) ?? {};
}
