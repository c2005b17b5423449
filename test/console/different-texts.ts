/** Words that no other comment has, so that the two do not lie under one card. */
export function differentText(number: number): string {
  const words = [3, 5, 7, 11].map((prime) =>
    [...String(number * prime * 7919)].map((digit) => 'abcdefghij'[Number(digit)]).join(''),
  );
  return `number ${number}: ${words.join(' ')}`;
}
