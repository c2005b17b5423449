import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';

/** Endings by kind of word; a line `стем/kind` of a stem file stands for the stem with each of them. */
const endings = {
  ru: {
    m: ' а у ом е ы ов ам ами ах',
    k: ' а у ом е и ов ам ами ах',
    sh: ' а у ом ем е и ей ам ами ах',
    ok: 'ок ка ку ком ке ки ков кам ками ках',
    ets: 'ец ца цу цом цем це цы цов цев цам цами цах',
    a: 'а ы е у ой ою  ам ами ах',
    ga: 'а и е у ой ою  ам ами ах',
    ka: 'ка ки ке ку кой кою ок кам ками ках',
    soft: 'ь и ью ей ям ями ях ам ами ах',
    o: 'о а у ом е',
    adj: 'ый ой ая ое ые ого ому ую ым ыми ых ом',
    adjk: 'ий ой ая ое ие ого ому ую им ими их ом',
  },
};

/** `{a,b}c` stands for ac and bc, also with an empty part; several braces combine. */
export function expandBraces(line) {
  const [whole, before, inner, after] = /^([^{]*)\{([^}]*)\}(.*)$/u.exec(line) ?? [];
  return whole === undefined ? [line] : inner.split(',').flatMap((part) => expandBraces(before + part + after));
}

function inflect(line, kinds) {
  const [, stem, kind] = /^(.+)\/([a-z]+)$/u.exec(line) ?? [];
  if (stem === undefined) {
    return [line];
  }
  if (kinds[kind] === undefined) {
    throw new Error(`${line}: there is no kind ${kind}, only ${Object.keys(kinds).join(', ')}`);
  }
  return kinds[kind].split(' ').map((ending) => stem + ending);
}

/** Every form of a stem file's lines; what is written with ё is mostly typed with е. */
export function formsOf(content, language) {
  const kinds = endings[language];
  const lines = content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const forms = lines.flatMap(expandBraces).flatMap((line) => inflect(line, kinds));
  const tidy = forms.map((form) => form.replace(/ +/g, ' ').trim()).filter((form) => form !== '');
  return [...new Set(tidy.flatMap((form) => [form, form.replaceAll('ё', 'е')]))];
}

export const stemsFolder = join(root, 'packs', 'stems');
export const listsFolder = join(root, 'packs', 'lists');

/** The list that belongs to a stem file such as `slurs.ru.txt`. */
export function listOf(file) {
  const content = readFileSync(join(stemsFolder, file), 'utf8');
  const language = file.split('.').at(-2);
  const head = `# Made from packs/stems/${file} by scripts/inflect.mjs: edit that file, then run it.`;
  return `${[head, ...formsOf(content, language)].join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) {
  for (const file of readdirSync(stemsFolder).filter((name) => name.endsWith('.txt'))) {
    writeFileSync(join(listsFolder, file), listOf(file));
  }
}
