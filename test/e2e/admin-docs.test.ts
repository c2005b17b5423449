import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminHouse } from './admin-house.js';
import { ended } from '../support/palaver-cli.js';

let house: AdminHouse;
beforeAll(async () => {
  house = await AdminHouse.open();
});
afterAll(() => house.close());

const run = (script: string, env: Record<string, string>) =>
  ended(spawn('bash', ['-euo', 'pipefail', '-c', script], { env: { PATH: process.env.PATH, ...env } }));

describe('docs/ADMIN.md', () => {
  it('has examples that work as they stand, one after the other', async () => {
    const blocks = [...readFileSync('docs/ADMIN.md', 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
      ([, text]) => text,
    );
    expect(blocks.length).toBeGreaterThan(8);
    const token = await house.token('admin', ['*']);
    const { code, output } = await run(blocks.join('\n'), { ADMIN: house.admin.url, TOKEN: token });
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(output).toContain('"languages":["de","en"]');
    expect(output).toContain(`"siteId","commentId","rev"`);
    const created = output.split('\n').filter((line) => line.includes('"name":"first"') && line.includes('"key":'));
    expect(created).toHaveLength(2);
    expect(created[0]).toBe(created[1]);
    const keys = await house.database.query(`SELECT 1 FROM site_key WHERE name = 'first'`);
    expect(keys).toHaveLength(1);
  });
});
