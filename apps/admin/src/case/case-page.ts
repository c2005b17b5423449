import { type CaseFile } from '@palaver/contracts';
import { html, Html } from '@palaver/openapi';
import { CASE_FILE_POLICY, CASE_STYLE } from './case-style.js';
import { decisionsView } from './decisions-view.js';
import { code, gone, isolated, table, time } from './page-parts.js';
import { proofView } from './proof-view.js';

/** One page that holds all of a case: no script, nothing loaded from elsewhere, everything escaped. */
export function renderCase(file: CaseFile): string {
  const { siteId, commentId, madeAt, madeBy } = file;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="${CASE_FILE_POLICY}" />
        <title>Comment ${commentId} of ${siteId}</title>
        ${STYLE}
      </head>
      <body>
        <h1>Comment ${isolated(commentId)} of ${isolated(siteId)}</h1>
        <p>Made ${time(madeAt)} by ${isolated(madeBy)}.</p>
        ${stateView(file)} ${revisionsView(file)} ${decisionsView(file)} ${personsView(file)} ${reportsView(file)}
        ${deliveriesView(file)} ${proofView(file)}
      </body>
    </html>`.text;
}

/** As it stands: the policy names its hash. */
const STYLE = new Html(`<style>${CASE_STYLE}</style>`);

function stateView({ comment }: CaseFile): Html {
  const { receivedAt, headRev, deletedRev, erasedAt, decisionVersion, authorKey } = comment;
  return table(
    ['What', 'Is'],
    [
      ['Received', time(receivedAt)],
      ['Newest revision', headRev],
      ['Decisions', decisionVersion],
      [
        'Author',
        authorKey === null ? gone(erasedAt === null ? null : { why: 'erased', at: erasedAt }) : code(authorKey),
      ],
      ['Deleted by the site', deletedRev === null || erasedAt !== null ? 'no' : `with revision ${deletedRev}`],
      ['Erased', erasedAt === null ? 'no' : time(erasedAt)],
    ],
  );
}

function revisionsView({ revisions }: CaseFile): Html {
  return html`<h2>What was written</h2>
    ${revisions.map(
      ({ rev, receivedAt, text, textSha256, sent, gone: why }) =>
        html`<h3>Revision ${rev}${receivedAt !== null && html`, received ${time(receivedAt)}`}</h3>
          ${
            text === null
              ? html`<p>${gone(why)}</p>`
              : html`<pre dir="auto">${text}</pre>
                  <p>SHA-256 ${code(textSha256)}</p>
                  <details>
                    <summary>All that the site sent</summary>
                    <pre>${JSON.stringify(sent, null, 2)}</pre>
                  </details>`
          }`,
    )}`;
}

function personsView({ persons }: CaseFile): Html {
  const rows = persons.map(({ actor, acts, firstAt, lastAt }) => [
    code(actor),
    acts.join(', '),
    time(firstAt),
    time(lastAt),
  ]);
  return html`<h2>Who acted</h2>
    ${table(['Who', 'What', 'First', 'Last'], rows)}`;
}

function reportsView({ reports }: CaseFile): Html {
  const rows = reports.map(({ reporterId, reason, note, reportedAt }) => [
    code(reporterId),
    isolated(reason),
    isolated(note ?? ''),
    time(reportedAt),
  ]);
  return html`<h2>Reports of readers</h2>
    ${table(['Reader', 'Reason', 'Note', 'When'], rows)}`;
}

function deliveriesView({ deliveries }: CaseFile): Html {
  const rows = deliveries.map(({ version, url, state, attempts, status, error, createdAt, deliveredAt, tries }) => [
    version,
    code(url),
    `${state} after ${attempts} ${attempts === 1 ? 'try' : 'tries'}`,
    time(createdAt),
    deliveredAt === null ? isolated(error ?? '') : time(deliveredAt),
    tries.length === 0
      ? isolated(String(status ?? ''))
      : tries.map((one) => html`<div>${time(one.at)}: ${one.status ?? one.error ?? ''}</div>`),
  ]);
  return html`<h2>What the site was told</h2>
    ${table(['Decision', 'Endpoint', 'State', 'Owed', 'Arrived', 'Answers'], rows)}`;
}
