import { resolve } from 'node:path';
import { DEFAULT_HOME, type RunFile } from './home.js';
import { type Feed, type FedComment } from './feed.js';

/** The fed comments and what was decided on each, with the reasons. */
export function feedReport({ accepted, duplicates, comments }: Feed): string[] {
  const head =
    accepted === 0
      ? `the example article was fed before: its ${duplicates} comments are duplicates, which change nothing`
      : `fed the example article through the front door: ${accepted} comments accepted, ${duplicates} duplicates`;
  return [head, '', ...comments.flatMap(commentLines)];
}

function commentLines({ username, text, answer }: FedComment): string[] {
  const said = `${username}: ${clip(text)}`;
  if (!answer?.decision) {
    return [`  ${(answer?.status ?? 'unknown').padEnd(8)} ${said}`, ''];
  }
  const { action, score, reasons } = answer.decision;
  const because = reasons.map(
    ({ say, code, rule, points, spans }) =>
      `           ${signed(points)} ${say} (${code}, rule ${rule})${marked(text, spans)}`,
  );
  return [
    `  ${action.padEnd(8)} ${said}`,
    `           score ${score ?? 'none'}, ${answer.show ? 'shown' : 'hidden'}`,
    ...because,
    '',
  ];
}

type Spans = NonNullable<NonNullable<FedComment['answer']>['decision']>['reasons'][number]['spans'];

function marked(text: string, spans: Spans): string {
  const parts = spans.filter(({ field }) => field === 'text').map(({ start, end }) => clip(text.slice(start, end), 40));
  return parts.length === 0 ? '' : `: ${parts.map((part) => `"${part}"`).join(', ')}`;
}

const signed = (points: number) => (points >= 0 ? `+${points}` : String(points)).padStart(6);

function clip(text: string, length = 90): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

/** Where everything is, how to send a comment by hand, and at its end the one thing to do next. */
export function invitation(run: RunFile, home: string): string[] {
  const comment = {
    id: 'hello-1',
    article: { url: 'https://example.org/an-article' },
    author: { username: 'you' },
    text: 'A comment of your own.',
  };
  return [
    `gateway  ${run.gatewayUrl}   (OpenAPI at ${run.gatewayUrl}/openapi.json)`,
    `console  ${run.adminUrl}   (the admin's OpenAPI at ${run.adminUrl}/openapi.json)`,
    `metrics  ${Object.values(run.metricsUrls).join('   ')}`,
    `keys     ${home}/run.json   logs ${home}/logs`,
    '',
    'send a comment and wait for its decision:',
    '',
    `  curl -s ${run.gatewayUrl}/v1/comments -H 'Authorization: Bearer ${run.siteKey}' \\`,
    `    -H 'Content-Type: application/json' -H 'Prefer: wait=5' \\`,
    `    -d '${JSON.stringify(comment)}'`,
    '',
    `comments to moderate, from another terminal: npm run example:comments${resolve(home) === resolve(DEFAULT_HOME) ? '' : ` -- --home ${home}`}`,
    'put it beside your site: docs/receive.md; to see it at work: npm run example:site',
    'Ctrl-C stops everything; the data stays.',
    '',
    ...begin(run, home),
    '',
  ];
}

function begin({ setupUrl, adminUrl }: RunFile, home: string): string[] {
  return setupUrl === null
    ? ['to moderate, sign in at', '', `  ${adminUrl}`]
    : [
        'to begin, open this link and make your account (it works once, within a day):',
        '',
        `  ${setupUrl}`,
        '',
        `lost it? it is "setupUrl" in ${home}/run.json; each start makes a new one until there is an account`,
      ];
}
