/** What each group of routes is about, in the order they are read. */
export const TAGS: Record<string, string> = {
  sites: 'Publications whose comments are moderated.',
  keys: 'What sites show to the gateway.',
  secrets: 'What sites sign their webhooks with.',
  tokens: 'What people and programs show to the admin.',
  endpoints: 'Addresses of sites that are called back.',
  comments: 'Comments with what readers wrote.',
  authors: 'Who wrote, and what is held against him.',
  sanctions: 'What is held against authors of a site.',
  review: 'Comments that wait for a person.',
  live: 'What happens to review items, as it happens.',
  'rule-sets': 'Drafts, versions and backtests of what decides.',
  imports: 'Old comments with the decisions of their site.',
  exports: 'What is stored of a site, as files.',
  audit: 'Who did what, as a chain that shows changes.',
  schemas: 'JSON Schemas for editors.',
  service: 'Health, and this document.',
};
