import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

/** What dependency-cruiser reports for the tree in `folder` under Palaver's own rules. */
export async function cruise(folder: string): Promise<Violation[]> {
  const program = `${root}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
  const args = [program, 'apps', 'libs', '--config', `${root}/.dependency-cruiser.cjs`, '--output-type', 'json'];
  // It exits with the number of violations, which is no failure to run.
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(new Error(stderr || error?.message)),
    );
  });
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to }));
}
