import { type Answer } from './call.js';

export type Me = Answer<'getMe'>;
export type Site = Answer<'listSites'>['data'][number];
export type Queue = Answer<'countQueues'>['data'][number];
export type ReviewItem = Answer<'listReviewItems'>['data'][number];
export type ReviewComment = ReviewItem['comment'];
export type Decision = NonNullable<ReviewComment['decision']>;
export type Reason = Decision['reasons'][number];
export type ReasonCode = Reason['code'];
export type Colleague = Answer<'listColleagues'>['data'][number];
export type Wave = Answer<'listWaves'>['data'][number];
export type Sanction = Answer<'listSanctionsOfAuthor'>['data'][number];
export type ArticleRecord = Answer<'getArticle'>;
export type Report = Answer<'listReportsOfComment'>['data'][number];
export type OwnPreferences = Required<Answer<'getMyPreferences'>>;
export type Batch = Answer<'listBatches'>['data'][number];
export type BatchPreview = Answer<'previewQuery'>;
export type AuthorRecord = Answer<'getAuthor'>;
