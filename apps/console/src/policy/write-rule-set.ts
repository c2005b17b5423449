import { writeWords } from './own-words.js';
import { type Choices, type Policy } from './policy.js';

export interface RuleSetFiles {
  source: string;
  lists: Record<string, string>;
}

export const WORDS_LIST = 'lists/own-words';

/** From how many points a comment waits for a person, and from how many it is rejected. */
const THRESHOLDS = {
  open: { review: 7, reject: 12 },
  balanced: { review: 5, reject: 10 },
  strict: { review: 3, reject: 10 },
} as const satisfies Record<Choices['strictness'], { review: number; reject: number }>;

/** From where comments wait by the pack itself, with a point for a link and four for that of a new account. */
const PACK_REVIEW = 5;

const APPROVED_BEFORE = { asOthers: 1, one: 1, three: 3 } as const satisfies Record<Choices['firstTimers'], number>;

/**
 * The rule set that a policy stands for: it extends a pack and changes as little of it as it can. What waits because of a
 * choice gets just the points that make it wait, so that a choice alone rejects nothing.
 * @param base the pack and its version, as in newsroom@3
 */
export function writeRuleSet(id: string, base: string, policy: Policy): RuleSetFiles {
  const { review, reject } = THRESHOLDS[policy.strictness];
  const hasWords = policy.ownWords.length > 0;
  const source = [
    '# From the policy screen of the console. It is read there again as long as nothing is changed by hand.',
    'schema: palaver/rules/v1',
    `id: ${id}`,
    'title: Policy',
    `extends: [${base}]`,
    `# ${policy.strictness}`,
    `thresholds: { review: ${review}, reject: ${reject} }`,
    'groups:',
    '  own: {}',
    'exempt:',
    '  - { when: { author.roles: { any: [moderator, staff, editor, admin] } }, from: [own] }',
    ...overrides(policy, review),
    ...(hasWords ? ['lists:', `  own_words: { from: ${WORDS_LIST} }`] : []),
    'rules:',
    ...firstTimers(policy.firstTimers),
    ...(hasWords ? ownWords(policy, { review, reject }) : []),
    ...(policy.firstTimers === 'asOthers' ? [] : FORCE),
    '',
  ].join('\n');
  return { source, lists: hasWords ? { [WORDS_LIST]: writeWords(policy.ownWords) } : {} };
}

function overrides({ links, personalData, shouting }: Choices, review: number): string[] {
  const changed = [
    ...{
      newcomers:
        review === PACK_REVIEW
          ? []
          : ['  # Links of new accounts wait for a person.', `  LINK_NEW_USER: { score: ${review - 1} }`],
      allow: [
        '  # Links alone are no reason to wait.',
        '  LINK: { score: 1 }',
        '  LINK_NEW_USER: { mode: off }',
        '  LINK_FIRST_COMMENTS: { mode: off }',
      ],
      all: [
        '  # Every link waits for a person.',
        `  LINK: { score: ${review} }`,
        '  LINK_NEW_USER: { mode: off }',
        '  LINK_FIRST_COMMENTS: { mode: off }',
      ],
    }[links],
    ...{
      whereabouts: [],
      all: [
        '  # Every telephone number and e-mail address waits for a person.',
        `  PERSONAL_CONTACT: { score: ${review} }`,
      ],
    }[personalData],
    ...{
      counts: [],
      allow: ['  # Capitals count for nothing.', '  ALL_CAPS: { score: 0 }'],
      hold: ['  # What is written in capitals waits for a person.', `  ALL_CAPS: { score: ${review} }`],
    }[shouting],
  ];
  return changed.length === 0 ? [] : ['override:', ...changed];
}

function firstTimers(choice: Choices['firstTimers']): string[] {
  const before = APPROVED_BEFORE[choice];
  return [
    choice === 'asOthers'
      ? '  # First comments are treated like others; in shadow it only counts them.'
      : '  # What authors write first is seen by a person, whatever the rules say.',
    '  - id: FIRST_TIMER',
    '    group: own',
    ...(choice === 'asOthers' ? ['    mode: shadow'] : []),
    '    score: 0',
    '    reason: needs_human',
    '    say: Hardly anything of this author was approved before',
    `    when: { any: [{ author.approved: { lt: ${before} } }, { author.approved: { exists: false } }] }`,
    '    tests:',
    '      hit: [{ text: Hello, author: { approved: 0 } }, nothing known]',
    `      miss: [{ text: Hello, author: { approved: ${before} } }]`,
  ];
}

function ownWords({ words, ownWords: [first] }: Policy, { review, reject }: { review: number; reject: number }) {
  const example = JSON.stringify(first?.term ?? '');
  return [
    `  # Words of one's own.`,
    '  - id: OWN_WORDS',
    '    group: own',
    `    score: ${words === 'hold' ? review : reject}`,
    '    reason: policy_other',
    `    say: 'On the list of your own words: {{match}}'`,
    '    when: { text: { list: own_words } }',
    '    tests:',
    `      hit: [${example}]`,
    '      miss: [Nothing of the kind]',
  ];
}

const FORCE = [
  'force:',
  '  - { when: FIRST_TIMER, action: review, reason: needs_human, say: Hardly anything of this author was approved before }',
];
