import { type CaseFile } from '@palaver/contracts';
import { html, type Html } from '@palaver/openapi';
import { code, isolated, table, time } from './page-parts.js';

/** The rows of the audit chain, and how to check them. */
export function proofView({ audit }: CaseFile): Html {
  const { rows, head, check } = audit;
  const shown = rows.map((row) => [
    row.pos ?? 'not sealed yet',
    time(row.at),
    code(row.actor),
    isolated(row.action),
    code(row.content),
    html`<div>hash ${code(row.hash)}</div>
      <div>prevHash ${code(row.prevHash)}</div>
      <div>salt ${code(row.salt)}</div>
      <div>commitment ${code(row.commitment)}</div>
      <details>
        <summary>canonical</summary>
        ${code(row.canonical)}
      </details>`,
  ]);
  return html`<h2>Audit</h2>
    ${table(['Place', 'When', 'Who', 'What', 'Content', 'Proof'], shown)}
    ${head !== null && html`<p>Head of the chain when this was made: place ${head.pos}, hash ${code(head.hash)}.</p>`}
    <h3>How to check it</h3>
    <ol>
      ${check.map((step) => html`<li>${step}</li>`)}
    </ol>`;
}
