import { idSchema, siteIdSchema } from '@palaver/contracts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const AUTHOR = /^(id|name):[^\0]{1,256}$/su;
const ARTICLE = /^(id|url):[^\0]{1,2000}$/su;
const NUMBER = /^[1-9]\d{0,17}$/;

/** Whether an id in an address can be one of ours at all; if not, there is nothing to ask the database for. */
export const canBe = {
  site: (id: string) => siteIdSchema.safeParse(id).success,
  comment: (id: string) => idSchema.safeParse(id).success,
  article: (key: string) => ARTICLE.test(key),
  author: (key: string) => AUTHOR.test(key),
  uuid: (id: string) => UUID.test(id),
  number: (id: string) => NUMBER.test(id),
};
