import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { EnsureError, ensure, root, runScript } from './ensure.mjs';

const built = (file) => import(pathToFileURL(join(root, 'dist/apps/cli/src', file)).href);
const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  again: { type: 'boolean', default: false },
};
const MARKS = { approve: 'shown', review: 'waits', reject: 'hidden' };

/** `npm run example:comments`: sends examples/comments.json to the Palaver that runs, for people to moderate. */
await runScript(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  await ensure();
  const { Home } = await built('up/home.js');
  const { feedArticle } = await built('up/feed.js');
  const { gatewayUrl, adminUrl, siteId, siteKey } = new Home(values.home).readRun();
  if (!(await answers(gatewayUrl))) {
    throw new EnsureError(`no Palaver runs on ${values.home}: start it with npm start, in another terminal.`);
  }
  const client = { gatewayUrl, siteKey, abort: AbortSignal.timeout(120_000) };
  const suffix = values.again ? `-${Date.now().toString(36)}` : '';
  try {
    const counts = { sent: 0, duplicates: 0, waiting: 0, reported: 0 };
    for (const example of readExamples(suffix)) {
      const fed = await feedArticle(example, client);
      counts.sent += fed.accepted;
      counts.duplicates += fed.duplicates;
      const reports = example.reports ?? [];
      await report(client, reports, suffix);
      counts.reported += new Set(reports.map(({ id }) => id)).size;
      for (const { username, text, answer } of fed.comments) {
        const action = answer?.decision?.action;
        counts.waiting += action === 'review' ? 1 : 0;
        console.log(`  ${(MARKS[action] ?? 'pending').padEnd(8)}${username}: ${text}`);
      }
    }
    summary(counts, siteId, adminUrl).forEach((line) => console.log(line));
    return 0;
  } catch (error) {
    throw error.name === 'CommandError' ? new EnsureError(error.message) : error;
  }
});

/** With a suffix they are other comments, by the same people. */
function readExamples(suffix) {
  const examples = JSON.parse(readFileSync(join(root, 'examples/comments.json'), 'utf8'));
  return examples.map((example) => ({
    ...example,
    comments: example.comments.map(({ id, parentId, ...comment }) => ({
      ...comment,
      id: id + suffix,
      ...(parentId && { parentId: parentId + suffix }),
    })),
  }));
}

/** What readers complain about. */
async function report({ gatewayUrl, siteKey, abort }, reports, suffix) {
  const events = reports.map(({ id, ...data }, at) => ({
    type: 'comment.reported',
    id: `example:report-${at}:${id}${suffix}`,
    timestamp: '2026-03-02T12:00:00Z',
    data: { id: id + suffix, ...data },
  }));
  if (events.length > 0) {
    const answer = await fetch(`${gatewayUrl}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${siteKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
      signal: abort,
    });
    if (!answer.ok) {
      throw new EnsureError(`the gateway answered ${answer.status} to a report: ${await answer.text()}`);
    }
  }
}

function summary({ sent, duplicates, waiting, reported }, siteId, adminUrl) {
  const counted =
    sent === 0
      ? `all ${duplicates} were sent before and change nothing; with -- --again they are sent as new ones`
      : `sent ${sent} comments to the site "${siteId}"; ${waiting} wait for a person, and ${reported} more in half a minute, for its reports`;
  return ['', counted, `they are in the review at ${adminUrl}/review`];
}

async function answers(gatewayUrl) {
  try {
    return (await fetch(`${gatewayUrl}/readyz`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
