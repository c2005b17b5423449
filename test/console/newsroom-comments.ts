import { type ConsoleHouse } from './console-house.js';

const ARTICLE = {
  id: 'harbour-1',
  url: 'https://news.example/harbour',
  title: 'Council votes to give the harbour bridge a protected cycle lane',
  section: 'local',
};
const RUSSIAN = { id: 'port-1', url: 'https://news.example/port', title: 'Порт углубят ещё раз', section: 'city' };
const ARABIC = { id: 'mina-1', url: 'https://news.example/mina', title: 'تعميق الميناء مرة أخرى', section: 'city' };

/** What a desk sees on a day: comments that rules hold for all kinds of reasons, in three scripts. */
export async function fillNewsroom(house: ConsoleHouse): Promise<void> {
  const say = (id: string, username: string, text: string, more: Record<string, unknown> = {}) =>
    house.send({ id, author: { id: `u-${username}`, username }, article: ARTICLE, text, ...more });
  await say(
    'h-1',
    'marta_k',
    'I cross that bridge twice a day and have been waiting for this harbour lane for ten years.',
  );
  await say(
    'h-2',
    'quaysider',
    'Only a complete 1d10t would write that, Brandt. You are a m0r0n and so is everybody who voted like you.',
    { parentId: 'h-1' },
  );
  await say(
    'h-3',
    'nosy_neighbour',
    'If you want to complain: the engineer who drew the plan is at home every evening, 12 Mill Lane, phone +44 20 7946 0321, or write to p.engineer@example.org.',
  );
  await say('h-4', 'quaysider', 'The harbour master is an idiot too.', { parentId: 'h-1' });
  await house.sendForReview('من يدفع ثمن الرصيف في الجانب الشمالي؟', {
    id: 'h-5',
    article: ARABIC,
    author: { id: 'u-7', username: 'سلمى' },
  });
  await house.sendForReview('А кто заплатит за северный съезд? В статье об этом ни слова.', {
    id: 'h-6',
    article: RUSSIAN,
    author: { id: 'u-8', username: 'портовый' },
  });
  for (let number = 1; number <= 8; number += 1) {
    await house.sendForReview(`I have a question about the harbour, number ${number}: who pays for the ramp?`, {
      id: `q-${number}`,
      article: ARTICLE,
      author: { id: `r-${number}`, username: `reader_${number}` },
    });
  }
}
