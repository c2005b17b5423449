/** What a new rule set begins with: a rule to change, with an example of what it hits and what it misses. */
export function firstSource(id: string, base: string): string {
  return `schema: palaver/rules/v1
id: ${id}
${base === '' ? 'thresholds: { review: 5, reject: 10 }' : `extends: [${base}]`}
groups:
  house: { max: 10 }
rules:
  - id: FIRST_RULE
    group: house
    score: 5
    reason: off_topic
    say: 'Says {{match}}'
    when: { text: { terms: [words to look for] } }
    tests:
      hit: [These are words to look for]
      miss: [These are not]
`;
}
