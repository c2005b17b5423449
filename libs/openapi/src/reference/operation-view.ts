import { html, type Html } from './html.js';
import { schemaView, typeOf } from './schema-view.js';
import { type Media, nameOf, type Shown, type ShownDocument } from './shapes.js';

/** One operation, or one message that is sent: what goes in, what comes out. */
export function operationView(method: string, path: string, shown: Shown, document: ShownDocument): Html {
  const { operationId = path, summary, description, parameters, requestBody, responses } = shown;
  return html`<article id="${operationId}">
    <h3>${summary}</h3>
    <p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></p>
    ${description !== `${summary}.` && html`<p>${description}</p>`} ${securityView(shown, document)}
    ${parameters.length > 0 && parametersView(parameters)}
    ${
      requestBody &&
      html`<h4>Body</h4>
        ${contentView(requestBody.content)}`
    }
    <h4>Answers</h4>
    ${Object.entries(responses).map(([status, response]) => answerView(status, response, document))}
  </article>`;
}

function securityView({ security }: Shown, { components }: ShownDocument): Html {
  const names = security.flatMap((requirement) => Object.keys(requirement));
  return names.length === 0
    ? html`<p class="security">Open to everybody.</p>`
    : html`<p class="security">
        ${names.map((name) => html`<a href="#security-${name}">${name}</a>: ${components.securitySchemes[name]?.description}`)}
      </p>`;
}

function parametersView(parameters: Shown['parameters']): Html {
  return html`<h4>Parameters</h4>
    <dl class="fields">
      ${parameters.map(
        ({ name, in: where, required, description, schema, example }) =>
          html`<dt>
              <code>${name}</code>
              <span class="where">${where}</span>${required && html` <span class="required">required</span>`}
            </dt>
            <dd>
              <span class="type">${typeOf(schema)}</span>${description !== undefined && html`<p>${description}</p>`}
              ${example !== undefined && html`<p class="bounds">such as <code>${example}</code></p>`}
            </dd>`,
      )}
    </dl>`;
}

function answerView(status: string, given: Shown['responses'][string], { components }: ShownDocument): Html {
  const known = nameOf(given.$ref);
  const { description, content } = known === undefined ? given : (components.responses[known] ?? given);
  const isProblem = known !== undefined || content === undefined;
  const head = html`<b class="status s${status.slice(0, 1)}">${status}</b> ${description}`;
  return isProblem
    ? html`<p class="answer">${head}</p>`
    : html`<details class="answer" open>
        <summary>${head}</summary>
        ${contentView(content)}
      </details>`;
}

function contentView(content: Record<string, Media>): Html[] {
  return Object.entries(content).map(
    ([type, media]) =>
      html`<p class="media"><code>${type}</code></p>
        ${schemaView(media.schema)} ${examplesOf(media).map(([name, value]) => exampleView(name, value))}`,
  );
}

function examplesOf({ example, examples = {} }: Media): [string, unknown][] {
  const named = Object.entries(examples).map(([name, { value }]): [string, unknown] => [name, value]);
  return example === undefined ? named : [['', example], ...named];
}

function exampleView(name: string, value: unknown): Html {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return html`<details class="example">
    <summary>Example${name !== '' && `: ${name}`}</summary>
    <pre><code>${text}</code></pre>
  </details>`;
}
