import { statisticAnswer, type StatisticName, statisticsQuerySchema } from '@palaver/contracts';
import { type Operation } from './operation.js';

const SUMMARIES: Record<StatisticName, string> = {
  decisions: 'Decisions over time, by action and source.',
  comments: 'Comments by when they came, and the share of them that rules alone approved or rejected.',
  times: 'How long comments wait for their first decision, and for a person.',
  queues: 'What waits in each queue now, since when, and how much of it is overdue.',
  rules: 'How often people decided against what a rule spoke for.',
  reasons: 'Reason codes, the most frequent first.',
  articles: 'The articles with the most comments.',
  moderators: 'What each person decided, and how much of it another person reversed.',
  deliveries: 'What each endpoint was sent, and how long that took; of messages first owed in the range.',
  samples: 'What people made of automatic decisions picked by chance, each weighed by its probability.',
  looks: 'What others made of decisions of people without knowing them, each weighed by its probability.',
  agreement: 'What rules decided against what the site decided itself, and how far the two agree.',
};

/** What became of all comments of a site. */
export const statisticOperations: Operation[] = (Object.keys(SUMMARIES) as StatisticName[]).map((name) => ({
  method: 'get',
  path: `/v1/statistics/${name}`,
  id: `get${name[0]?.toUpperCase()}${name.slice(1)}Statistic`,
  summary: SUMMARIES[name],
  query: statisticsQuerySchema,
  status: 200,
  answer: statisticAnswer(name),
  refusals: [400],
}));
