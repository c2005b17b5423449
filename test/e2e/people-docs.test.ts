import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ended } from '../support/palaver-cli.js';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('news');
});
afterAll(() => house.close());

describe('docs/PEOPLE.md', () => {
  it('has examples that work as they stand, one after the other', async () => {
    const blocks = [...readFileSync('docs/PEOPLE.md', 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
      ([, text]) => text,
    );
    expect(blocks.length).toBeGreaterThan(8);
    const env = {
      PATH: process.env.PATH,
      ADMIN: house.admin.url,
      SETUP: (await house.links().createSetUp(1))?.value,
      JAR: join(mkdtempSync(join(tmpdir(), 'palaver-jar-')), 'jar'),
    };
    const script = blocks.join('\n');
    const { code, output } = await ended(spawn('bash', ['-euo', 'pipefail', '-c', script], { env }));
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(output).toContain('"kind":"person"');
    expect(output).toContain('"role":"lead"');
    const [ben] = await house.database.query('SELECT password FROM person WHERE name = $1', ['Ben']);
    expect(ben?.password).toMatch(/^\$scrypt\$/);
  });
});
