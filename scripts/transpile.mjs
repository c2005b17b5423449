import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './ensure.mjs';

/**
 * Turns the TypeScript of a folder outside apps/ and libs/ into JavaScript under dist/, file by file and unchecked
 * (`npm run check` checks the types). Its relative imports of apps/ and libs/ then meet the built files.
 */
export async function transpile(folder) {
  // Imported late: right after a clone there is no compiler until `ensure` has run.
  const { default: ts } = await import('typescript');
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, inlineSourceMap: true };
  const from = join(root, folder);
  const to = join(root, 'dist', folder);
  rmSync(to, { recursive: true, force: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) {
      continue;
    }
    const fileName = join(entry.parentPath ?? entry.path, entry.name);
    const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), { fileName, compilerOptions });
    const target = join(to, relative(from, fileName)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return to;
}
