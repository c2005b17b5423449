/** Whether a peer finds anything in a text; it may stop at the first. */
export type Flags = (text: string) => boolean;

/** Each with its own English list and the settings its documentation advises. */
const makers: Readonly<Record<string, () => Promise<Flags>>> = {
  obscenity: async () => {
    const { englishDataset, englishRecommendedTransformers, RegExpMatcher } = await import('obscenity');
    const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
    return (text) => matcher.hasMatch(text);
  },
  'bad-words': async () => {
    const { Filter } = await import('bad-words');
    const filter = new Filter();
    return (text) => filter.isProfane(text);
  },
  'leo-profanity': async () => {
    const { default: leo } = await import('leo-profanity');
    leo.loadDictionary('en');
    return (text) => leo.check(text);
  },
  'glin-profanity': async () => {
    const { Filter } = await import('glin-profanity');
    const filter = new Filter({ languages: ['english'], detectLeetspeak: true, normalizeUnicode: true });
    return (text) => filter.isProfane(text);
  },
};

export const PEER_NAMES = [...Object.keys(makers), 'json-rules-engine'] as const;

/** The result, or null where the package is not installed. */
export async function ifInstalled<T>(
  name: string,
  load: () => Promise<T>,
  say: (line: string) => void,
): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') {
      throw error;
    }
    say(`${name} is not installed, so it is left out: npm install --no-save ${name}`);
    return null;
  }
}

export async function loadPeers(say: (line: string) => void): Promise<{ name: string; flags: Flags }[]> {
  const peers: { name: string; flags: Flags }[] = [];
  for (const [name, make] of Object.entries(makers)) {
    const flags = await ifInstalled(name, make, say);
    if (flags !== null) {
      peers.push({ name, flags });
    }
  }
  return peers;
}
