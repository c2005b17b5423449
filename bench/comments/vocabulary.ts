/** Sentences with gaps, written for this benchmark: how readers argue about local news, without anybody's own words. */
export const SENTENCES = [
  'I have {often} walked past the {place} and never once saw {people} using it.',
  'The {people} who planned the {place} should be asked what it costs in {month}.',
  'My neighbour works near the {place} and says the {thing} is much better than it was.',
  'It is {often} said that the {thing} pays for itself, but the figures from {month} show something else.',
  'Thank you for a {tone} article, I did not know that the {thing} depends on the {place}.',
  'Could somebody explain why {people} have to wait until {month} for the {thing}?',
  'We had the same discussion about the {place} ten years ago and {people} {often} forget how it ended.',
  'The council promised a new {thing} for the {place}, and here we are in {month} without one.',
  'I agree with the comment above: {people} need the {thing} more than another {place}.',
  'That is a rather {tone} view of the {thing}, if I may say so.',
  'As one of the {people} concerned I find the {thing} {tone} and would welcome it by {month}.',
  'There is no reason to close the {place} only because the {thing} is late.',
  'What nobody mentions is that {people} from the next town {often} come to the {place} as well.',
  'A {tone} idea, though I would begin with the {thing} and leave the {place} for later.',
];

export const GAPS: Record<string, readonly string[]> = {
  often: ['often', 'rarely', 'almost daily', 'sometimes', 'frequently', 'hardly ever'],
  place: ['harbour', 'old market hall', 'swimming pool', 'ring road', 'school yard', 'library', 'tram stop', 'meadow'],
  people: ['commuters', 'pensioners', 'parents', 'shopkeepers', 'students', 'cyclists', 'farmers', 'tenants'],
  month: ['January', 'March', 'early May', 'late July', 'September', 'November', 'the coming winter', 'spring'],
  thing: ['timetable', 'budget', 'footbridge', 'heating network', 'ferry line', 'parking plan', 'night bus', 'levy'],
  tone: ['thoughtful', 'one-sided', 'balanced', 'surprising', 'cheerful', 'gloomy', 'sober', 'hasty'],
};

/** Put before about one comment in fifty: what a rule set has to find. */
export const PROVOCATIONS = [
  'You are a complete idiot and everybody here knows it.',
  'Shut up, you stupid clown, nobody asked you.',
  'Earn 500 dollars a day from home, see https://quick-money.example/join and http://win.example/now !!!',
  'BUY FOLLOWERS CHEAP at www.follow-shop.example, write to sales@follow-shop.example today',
  'What a pathetic moron writes such garbage?',
];

export const NAMES = ['heron', 'maple', 'lantern', 'granite', 'otter', 'juniper', 'cobalt', 'meridian', 'thistle'];
