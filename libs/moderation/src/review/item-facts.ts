import type { RevisionData } from '@palaver/persistence';
import type { Evaluation, Facts } from '@palaver/rules';
import { findLinks } from '@palaver/text';

/** What routing and order look at of a comment that waits for a person. */
export interface ItemFacts {
  section: string | null;
  /** Id and address of the article, as far as it has them. */
  articles: string[];
  language: string | null;
  /** Nothing of his was approved yet, as far as is known. */
  isNewAuthor: boolean;
  links: number;
  /** What the reports of readers weigh: 1 for one of whom nothing is known. */
  reports: number;
  /** Rules that hit. */
  rules: string[];
}

export function itemFacts(data: RevisionData, facts: Facts, { reasons }: Pick<Evaluation, 'reasons'>): ItemFacts {
  const { article, language, text } = data;
  return {
    section: article.section ?? null,
    articles: [article.id, article.url].filter((one) => one !== undefined),
    language: language ?? null,
    isNewAuthor: !((facts.author?.approved ?? 0) > 0),
    links: findLinks(text).length,
    reports: facts.reports?.weight ?? facts.reports?.count ?? 0,
    rules: [...new Set(reasons.map(({ rule }) => rule))],
  };
}
