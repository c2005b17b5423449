/** A name or a time within a sentence: in its own direction, without effect on what stands beside it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
