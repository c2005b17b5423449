import { html, type Html } from '@palaver/openapi';

export type Cell = Html | string | number | readonly Html[];

/** A table, or that there is nothing. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  if (rows.length === 0) {
    return html`<p>None.</p>`;
  }
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function time(at: string): Html {
  return html`<time datetime="${at}">${at}</time>`;
}

/** What people or sites chose: it does not turn what stands around it. */
export function isolated(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

export function code(text: string | null): Html {
  return text === null ? html`-` : html`<code><bdi>${text}</bdi></code>`;
}

/** Says that something is not there any more, and why. */
export function gone(why: { why: string; at: string | null } | null): Html {
  if (why === null) {
    return html`-`;
  }
  const cause = why.why === 'erased' ? 'was erased' : 'is no longer kept';
  return html`<span class="gone">This ${cause}${why.at !== null && html`, ${time(why.at)}`}.</span>`;
}
