import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comment, envelope } from '../support/gateway-house.js';
import { ended } from '../support/palaver-cli.js';
import { NewsroomHouse } from './newsroom-house.js';

let house: NewsroomHouse;
beforeAll(async () => {
  house = await NewsroomHouse.open();
});
afterAll(() => house.close());

describe('docs/AUTHORS.md', () => {
  it('has examples that work as they stand, one after the other', async () => {
    const article = { id: 'harbour-2', url: 'https://news.example/harbour' };
    const sent = comment({ article });
    expect((await house.send(sent, { prefer: 'wait=10' })).status).toBe(200);
    const report = { id: sent.id, reporter: { id: 'rita' }, reason: 'offensive' };
    expect((await house.event(envelope('comment.reported', report))).status).toBe(202);
    const markdown = readFileSync('docs/AUTHORS.md', 'utf8');
    const blocks = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
    expect(blocks.length).toBeGreaterThan(4);
    const about = { COMMENT: sent.id, REPORTER: 'rita' };
    const env = { PATH: process.env.PATH, ADMIN: house.adminUrl, TOKEN: await house.token('admin', ['*']), ...about };
    const { code, output } = await ended(spawn('bash', ['-euo', 'pipefail', '-c', blocks.join('\n')], { env }));
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(output).toContain('"state":"lifted"');
    expect(output).toContain('"audience":"author"');
    expect(output).toContain('"reportThreshold":2.5');
    expect(output).toContain('"timeZone":"Europe/Berlin"');
  });
});
