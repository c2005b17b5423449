/**
 * How readers argue about local news, without anybody's own words. Sentences are put together from many words by few
 * patterns, so that two comments have as little in common as readers' comments have: with a handful of ready sentences
 * they met in the search for near-copies several hundred times as often.
 */
export const PATTERNS = [
  '{adverb} {people} {verb} the {adjective} {thing}, {link} {place} {doubt} {adjective} {matter}.',
  'My {kin} {verb} {adjective} {matter} {when}; {people} {doubt} it {adverb}.',
  '{place} {need} {adjective} {thing}, {adverb} since {people} {verb} {matter}.',
  'Why {doubt} {people} {adverb}, {link} {adjective} {thing} {need} {matter} {when}?',
  '{when} our {kin} {verb} {place}, {link} {adverb} {adjective} {people} {doubt} {thing}.',
  'Neither {thing} nor {adjective} {matter} {need} {people} near {place}.',
  '{adjective} {matter}, {adverb} {adjective} {thing}: {people} {verb} {place} {when}.',
  'I {adverb} {verb} {adjective} {matter}, {link} {kin} {need} {thing}.',
  'Without {adjective} {thing} {place} {need} {matter}, {adverb} {when}.',
  'Their {matter} {doubt} {adjective} {people}, {link} {thing} {adverb} {need} {place}.',
] as const;

const list = (words: string): readonly string[] => words.split(' ').map((word) => word.replaceAll('_', ' '));

export const WORDS: Record<string, readonly string[]> = {
  adverb: list(
    'often rarely gladly hardly quietly openly slowly promptly usually seldom frankly calmly daily lately twice together abroad carefully evenly wisely jointly safely nearly simply broadly partly surely briefly yearly again',
  ),
  adjective: list(
    'thoughtful balanced surprising cheerful gloomy sober hasty modest costly narrow ancient municipal temporary generous practical distant seasonal wooden electric regional voluntary crowded reliable peaceful repeated careful tidy spacious modern rural brighter cheaper earlier longer smaller public local weekly sunny winding',
  ),
  people: list(
    'commuters pensioners parents shopkeepers students cyclists farmers tenants teachers gardeners drivers visitors neighbours engineers councillors nurses bakers walkers anglers musicians librarians carpenters volunteers ferrymen postmen joggers painters cooks clerks swimmers',
  ),
  kin: list('neighbour cousin colleague daughter grandfather landlord sister uncle friend tutor godmother nephew'),
  thing: list(
    'timetable budget footbridge heating_network ferry_line parking_plan night_bus levy playground bandstand cycle_lane fountain noticeboard turnstile greenhouse allotment lift quay lantern weir signal_box bench pavement ticket_office orchard archive map fence boathouse windmill crossing drain kiosk mural beacon slipway toll shelter roundabout depot',
  ),
  place: list(
    'harbour market_hall swimming_pool ring_road school_yard library tram_stop meadow town_hall brewery lighthouse museum canal riverbank car_park theatre quarry station_square churchyard stadium post_office forest_edge old_mill fish_market promenade courthouse bus_depot lower_town upper_lock concert_hall',
  ),
  matter: list(
    'opening_hours rents noise traffic repairs maintenance funding lighting drainage safety access planning cleaning taxes fares shade seating parking deliveries staffing consultation insurance heritage signage wages queues delays winter_service waste recycling wifi tourism flooding shopping training housing daycare grants tenders surveys',
  ),
  verb: list(
    'discussed visited measured defended ignored praised promised rebuilt financed described questioned remembered compared sketched postponed expected surveyed welcomed explained noticed supported protected crossed painted shared restored counted published avoided answered',
  ),
  need: list(
    'needs deserves lacks affords outlasts includes replaces misses keeps serves follows improves finds wants holds',
  ),
  doubt: list(
    'doubt trust regret admire suspect forget mention debate accept tolerate prefer value dispute refuse enjoy',
  ),
  link: list('while because although whereas unless until since if once before after where as'),
  when: list(
    'last_January next_March in_early_May by_late_July every_September this_November during_winter around_Easter on_Mondays after_lunch before_dawn years_ago this_decade at_weekends in_the_end by_tomorrow since_Friday most_evenings one_morning all_summer',
  ),
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
