import { type TriedComment } from '../rule-things.js';

/** What is filled in beside a comment; empty is unknown. */
export interface TrialFields {
  text: string;
  username: string;
  /** How old the account is: `1h`, `30d`. */
  age: string;
  approved: string;
  rejected: string;
  reports: string;
  title: string;
}

export const NO_FIELDS: TrialFields = {
  text: '',
  username: '',
  age: '',
  approved: '',
  rejected: '',
  reports: '',
  title: '',
};

const count = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined);
const filled = (text: string) => (text.trim() === '' ? undefined : text);

/** Only what is known is told: rules skip what they would have to guess. */
export function toTriedComment({ text, username, age, approved, rejected, reports, title }: TrialFields): TriedComment {
  const author = {
    username: filled(username),
    age: filled(age),
    approved: count(approved),
    rejected: count(rejected),
  };
  const reported = count(reports);
  return {
    text,
    author,
    ...(filled(title) === undefined ? {} : { article: { title } }),
    ...(reported === undefined ? {} : { reports: { count: reported } }),
  };
}
