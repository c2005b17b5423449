/** A moment to the minute, as the language writes it. */
export const momentText = (moment: string, language: string): string =>
  new Date(moment).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
