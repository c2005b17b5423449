import { type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { placeInYaml } from './place-in-yaml.js';
import { type Schema, schemaPartsAt, valuesOf } from './schema-parts.js';

/** What may stand where one writes: keys and words of the schema, and names the text itself has. */
export function completionsFor(schema: Schema) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString();
    const { path, role, from } = placeInYaml(text, pos);
    if (!explicit && from === pos) {
      return null;
    }
    const parts = schemaPartsAt(schema, path);
    const keys = role === 'key' ? keysOf(parts) : [];
    const values = role === 'value' || path.at(-1) === '-' ? [...valuesOf(parts), ...namesFor(path, text)] : [];
    const options = [...keys, ...[...new Set(values)].map((label): Completion => ({ label, type: 'constant' }))];
    return options.length === 0 ? null : { from, options, validFor: /^[\w.]*$/ };
  };
}

function keysOf(parts: readonly Schema[]): Completion[] {
  return parts
    .flatMap(({ properties = {} }) => Object.entries(properties))
    .filter(([key]) => key !== '$schema')
    .map(([key, { description }]) => ({
      label: key,
      type: 'property',
      apply: `${key}: `,
      ...(description === undefined ? {} : { info: description }),
    }));
}

const LIST_KEYS = new Set(['list', 'within', 'in', 'confusableWith', 'any', 'all', 'none', 'except']);

/** Names that stand in the text itself. */
function namesFor(path: readonly string[], text: string): string[] {
  const key = path.findLast((one) => one !== '-') ?? '';
  if (key === 'group' || (key === 'from' && path[0] === 'exempt')) {
    return keysBelow('groups', text);
  }
  if (LIST_KEYS.has(key) && path.includes('when')) {
    return keysBelow('lists', text);
  }
  return key === 'absorbs' ? [...text.matchAll(/\bid:\s*([A-Z][A-Z0-9_]*)/g)].map(([, id = '']) => id) : [];
}

function keysBelow(section: string, text: string): string[] {
  const [, flow, block = ''] =
    new RegExp(`^${section}:[ \\t]*(?:(\\{.*)|\\n((?:[ \\t]+.*\\n?)*))`, 'm').exec(text) ?? [];
  const found = flow === undefined ? block.matchAll(/^ {1,4}([a-z]\w*):/gm) : flow.matchAll(/([a-z]\w*): *\{/g);
  return [...found].map(([, name = '']) => name);
}
