/** The beginning of a text; no character is cut in two. */
export function excerptOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
