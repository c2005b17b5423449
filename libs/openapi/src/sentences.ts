/** The first sentence without its full stop, and then the rest. */
export function sentences(text: string): [string, ...string[]] {
  const end = text.indexOf('. ');
  return end < 0 ? [text.replace(/\.$/, '')] : [text.slice(0, end), text.slice(end + 2)];
}
