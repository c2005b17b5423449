import type { SignalDeclaration } from './signal.js';

export const articleSignals: SignalDeclaration[] = [
  {
    name: 'article.title',
    type: 'stringText',
    cost: 12,
    description: 'Headline of the article.',
    read: ({ comment }) => comment.article.title,
  },
  {
    name: 'article.section',
    type: 'string',
    cost: 1,
    description: 'Section the article stands in.',
    read: ({ comment }) => comment.article.section,
  },
  {
    name: 'article.tags',
    type: 'set',
    cost: 1,
    description: 'Tags of the article.',
    read: ({ comment }) => comment.article.tags,
  },
  {
    name: 'article.language',
    type: 'string',
    cost: 1,
    description: 'Language of the article.',
    read: ({ comment }) => comment.article.language,
  },
  {
    name: 'article.url',
    type: 'string',
    cost: 1,
    description: 'Address of the article.',
    read: ({ comment }) => comment.article.url,
  },
  {
    name: 'article.age',
    type: 'duration',
    cost: 1,
    description: 'Time since the article was published.',
    needs: 'article.publishedAt',
    read: (reading) => reading.since(reading.comment.article.publishedAt),
  },
  {
    name: 'article.mode',
    type: 'string',
    cost: 1,
    description: 'How the site has the article moderated.',
    read: ({ facts }) => facts.article?.mode,
  },
];
