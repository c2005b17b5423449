const vocabulary =
  'the a to of and is you they never always paper people about what http:// www. .com @ 12 2024 $99 +49 really really!!! CAPS ñandú größe привет мир 新聞 😀 a.b x-y (no) "quoted" ...';

/** The same texts each time: a small generator with a fixed start (Park and Miller, 1988). */
function* numbers(): Generator<number> {
  for (let state = 20_011; ; state = (state * 48_271) % 2_147_483_647) {
    yield state;
  }
}

/** Texts to try patterns on: ordinary ones of many lengths, and every tenth a long run of something. */
export function sampleTexts(count: number): string[] {
  const words = vocabulary.split(' ');
  const random = numbers();
  const next = (below: number): number => (random.next().value as number) % below;
  return Array.from({ length: count }, (_, index) =>
    index % 10 === 9
      ? (words[next(words.length)] ?? 'x').repeat(20 + next(60))
      : Array.from({ length: 3 + next(100) }, () => words[next(words.length)]).join(' '),
  );
}
