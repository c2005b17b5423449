import { type OwnWord } from './own-words.js';

/** The id of the rule set that the policy screen keeps. */
export const POLICY_ID = 'policy';

/** What can be chosen without writing rules; the first of each is what a site begins with. */
export const CHOICES = {
  strictness: ['balanced', 'open', 'strict'],
  firstTimers: ['asOthers', 'one', 'three'],
  links: ['newcomers', 'allow', 'all'],
  words: ['hold', 'reject'],
  personalData: ['whereabouts', 'all'],
  shouting: ['counts', 'allow', 'hold'],
} as const;

export type SwitchName = keyof typeof CHOICES;
export type Choices = { [Name in SwitchName]: (typeof CHOICES)[Name][number] };

export interface Policy extends Choices {
  ownWords: OwnWord[];
}

export const FIRST_POLICY: Policy = {
  strictness: 'balanced',
  firstTimers: 'asOthers',
  links: 'newcomers',
  words: 'hold',
  personalData: 'whereabouts',
  shouting: 'counts',
  ownWords: [],
};

/** Every choice there is, with every other. */
export function everyChoice(): Choices[] {
  const names = Object.keys(CHOICES) as SwitchName[];
  return names.reduce<Partial<Choices>[]>(
    (some, name) => some.flatMap((choices) => CHOICES[name].map((value) => ({ ...choices, [name]: value }))),
    [{}],
  ) as Choices[];
}
