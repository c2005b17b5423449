import { type CaseFile } from '@palaver/contracts';
import { html, type Html } from '@palaver/openapi';
import { code, gone, isolated, table, time } from './page-parts.js';

type CaseDecision = CaseFile['decisions'][number];
type CaseRuleSet = CaseFile['ruleSets'][number];

interface Reason {
  rule: string;
  points: number;
  say: string;
}

/** Every decision with what it was made of, and what the rules said then. */
export function decisionsView({ decisions, ruleSets }: CaseFile): Html {
  return html`<h2>Decisions</h2>
    ${decisions.map(decisionView)}
    <h2>The rules as they were worded</h2>
    ${ruleSets.length === 0 ? html`<p>None.</p>` : ruleSets.map(ruleSetView)}`;
}

function decisionView(decision: CaseDecision): Html {
  const { version, rev, action, source, actor, reasonCode, note, score, ruleSet, decidedAt, facts, result } = decision;
  return html`<h3>${version}. ${action} (${source}), ${time(decidedAt)}</h3>
    <p>
      About revision
      ${rev}${actor !== null && html`, by ${code(actor)}`}${reasonCode !== null && html`, reason ${code(reasonCode)}`}${score !== null && html`, ${score} points`}${ruleSet !== null && html`, rule set ${code(`${ruleSet.id} ${ruleSet.version}`)} ${code(ruleSet.hash)}`}.
    </p>
    ${note !== null && html`<p>Note: ${isolated(note)}</p>`}
    ${decision.gone !== null && html`<p>${gone(decision.gone)}</p>`}
    ${
      result !== null &&
      html`${reasonsView(result)}
        <details>
          <summary>Facts and result as they were stored</summary>
          <pre>${JSON.stringify({ facts, result }, null, 2)}</pre>
        </details>`
    }`;
}

function reasonsView(result: NonNullable<CaseDecision['result']>): Html {
  const { reasons = [] } = result as unknown as { reasons?: Reason[] };
  return table(
    ['Rule', 'Points', 'Says'],
    reasons.map(({ rule, points, say }) => [code(rule), points, isolated(say)]),
  );
}

function ruleSetView({ id, version, hash, title, note, publishedAt, publishedBy, rules }: CaseRuleSet): Html {
  return html`<h3>${isolated(id)} ${version}</h3>
    <p>
      ${title !== null && html`${isolated(title)}, `}published
      ${time(publishedAt)}${publishedBy !== null && html` by ${code(publishedBy)}`}; hash ${code(hash)}.
    </p>
    ${note !== null && html`<p>Note: ${isolated(note)}</p>`}
    ${rules.map(
      ({ rule, wording }) =>
        html`<h4>${code(rule)}</h4>
          ${wording === null ? html`<p>Its wording is not in this version.</p>` : html`<pre>${JSON.stringify(wording, null, 2)}</pre>`}`,
    )}`;
}
