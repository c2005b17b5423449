import { z } from 'zod';

import { siteIdSchema } from './site-settings.js';
import { idSchema } from './text.js';

/** Which decision: the caller's last one on the site unless a comment is named, whose standing decision it then is. */
export const undoSchema = z.strictObject({
  siteId: siteIdSchema,
  comment: idSchema.optional(),
});
export type Undo = z.infer<typeof undoSchema>;
