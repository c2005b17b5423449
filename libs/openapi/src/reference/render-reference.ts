import { type Json } from '../json.js';
import { html, type Html } from './html.js';
import { operationView } from './operation-view.js';
import { schemaView } from './schema-view.js';
import { type Shown, type ShownDocument } from './shapes.js';

interface Listed {
  tag: string;
  method: string;
  path: string;
  shown: Shown;
}

/** A document as one page to read: no script, no image, one style sheet beside it. */
export function renderReference(built: Json): string {
  const document = built as unknown as ShownDocument;
  const { info, tags, components } = document;
  const groups = tags.map(({ name, description }) => ({
    name,
    description,
    operations: listed(document).filter(({ tag }) => tag === name),
  }));
  const hooks = Object.entries(document.webhooks ?? {}).map(([type, { post }]) => ({ type, post }));
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title}</title>
        <link rel="stylesheet" href="docs/reference.css" />
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <nav aria-label="Routes">
          <details open>
            <summary>${info.title}</summary>
            ${groups.map(({ name, operations }) => navGroup(name, operations))}
            ${hooks.length > 0 && navHooks(hooks.map(({ post }) => post))}
            <h2><a href="#schemas">schemas</a></h2>
          </details>
        </nav>
        <main id="content">
          <h1>${info.title}</h1>
          <p>${info.description}</p>
          <p>The same for machines: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
          <section id="security">
            <h2>Who may call</h2>
            <dl class="fields">
              ${Object.entries(components.securitySchemes).map(
                ([name, { description }]) =>
                  html`<dt id="security-${name}"><code>${name}</code></dt>
                    <dd>${description}</dd>`,
              )}
            </dl>
          </section>
          ${groups.map(
            ({ name, description, operations }) =>
              html`<section id="tag-${name}">
                <h2>${name}</h2>
                <p>${description}</p>
                ${operations.map(({ method, path, shown }) => operationView(method, path, shown, document))}
              </section>`,
          )}
          ${hooks.length > 0 && hooksView(hooks, document)}
          <section id="schemas">
            <h2>schemas</h2>
            ${Object.entries(components.schemas).map(
              ([name, schema]) =>
                html`<article id="schema-${name}">
                  <h3>${name}</h3>
                  ${schemaView(schema)}
                </article>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
  return page.text;
}

function listed({ paths }: ShownDocument): Listed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, shown]) => ({ tag: shown.tags?.[0] ?? '', method, path, shown })),
  );
}

function navGroup(name: string, operations: Listed[]): Html {
  return html`<h2><a href="#tag-${name}">${name}</a></h2>
    ${navList(operations.map(({ shown }) => shown))}`;
}

function navHooks(messages: Shown[]): Html {
  return html`<h2><a href="#messages">messages</a></h2>
    ${navList(messages)}`;
}

function navList(shown: Shown[]): Html {
  return html`<ul>
    ${shown.map(({ operationId, summary }) => html`<li><a href="#${operationId}">${summary}</a></li>`)}
  </ul>`;
}

function hooksView(hooks: { type: string; post: Shown }[], document: ShownDocument): Html {
  return html`<section id="messages">
    <h2>messages</h2>
    <p>What the endpoints of a site are told.</p>
    ${hooks.map(({ type, post }) => operationView('post', type, post, document))}
  </section>`;
}
