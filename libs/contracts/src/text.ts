import { z } from 'zod';

/** A key the site owns: 1 to 200 UTF-16 units, kept to the letter, so it must be storable as it is. */
export const idSchema = z
  .string()
  .min(1, 'must not be empty: send the id your site uses')
  .max(200, 'must be at most 200 characters: send a shorter id')
  .refine(isStorable, 'must not hold NUL or half a surrogate pair: send a clean id');

/** Text people wrote. NUL and lone surrogates are replaced by U+FFFD, since Postgres stores neither. */
export function readerText(maximum: number, what: string) {
  return z.string().max(maximum, `must be at most ${maximum} characters: shorten ${what}`).transform(repairText);
}

/** Replaces NUL and lone surrogates by U+FFFD; everything else stays as it is. */
export function repairText(text: string): string {
  return isStorable(text) ? text : text.toWellFormed().replaceAll('\u0000', '\ufffd');
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** RFC 3339 with an offset, for example 2026-01-31T12:00:00Z. */
export const timestampSchema = z.iso.datetime({
  offset: true,
  message: 'must be a time with an offset such as 2026-01-31T12:00:00Z',
});

/** The site's revision number: an integer that rises with each edit. */
export const revSchema = z
  .int('must be a whole number that rises with each edit')
  .min(1, 'must be 1 or more')
  .max(Number.MAX_SAFE_INTEGER, 'must be at most 2^53-1');
