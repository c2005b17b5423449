import { z } from 'zod';

/** A language tag such as `de` or `pt-BR`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be the code of a language such as de');

/** The language itself, without region and script: `de` of `de-CH`. */
export const primaryLanguage = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';
