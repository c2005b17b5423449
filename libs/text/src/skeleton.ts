/** Two names that look alike have the same skeleton. */
export function skeleton(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
