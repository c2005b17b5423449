import { z } from 'zod';

/** What of a callback is told at the terminal. Loose: a callback of a newer Palaver is to be handed on as well. */
const callbackSchema = z.object({
  type: z.string(),
  data: z.object({
    id: z.string(),
    show: z.boolean().optional(),
    decision: z.object({ action: z.string(), version: z.int() }).nullish(),
  }),
});

/** One line about a callback: comment, action, whether it is shown, version of the decision. */
export function callbackLine(body: Buffer): string {
  const parsed = callbackSchema.safeParse(json(body));
  if (!parsed.success) {
    return 'a callback of an unknown form';
  }
  const { type, data } = parsed.data;
  const parts =
    data.decision && data.show !== undefined
      ? [data.id, data.decision.action, data.show ? 'shown' : 'hidden', `version ${data.decision.version}`]
      : [data.id, type];
  // Ids are the site's; a terminal would obey what it finds in them.
  return parts.map((part) => part.replace(/\p{C}/gu, '\ufffd')).join('  ');
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
