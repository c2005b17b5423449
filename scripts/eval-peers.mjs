const makers = {
  obscenity: ({ DataSet, RegExpMatcher, englishDataset, englishRecommendedTransformers, parseRawPattern }) => {
    const matcher = (dataset) => {
      const built = new RegExpMatcher({ ...dataset.build(), ...englishRecommendedTransformers });
      return (text) => built.hasMatch(text);
    };
    const addTerm = (dataset, term) => dataset.addPhrase((phrase) => phrase.addPattern(parseRawPattern(term)));
    return { flags: matcher(englishDataset), withTerms: (terms) => matcher(terms.reduce(addTerm, new DataSet())) };
  },
  'bad-words': ({ Filter }) => {
    const english = new Filter();
    const withTerms = (terms) => {
      // With emptyList it forgets the list it is given, so terms are added afterwards.
      const own = new Filter({ emptyList: true });
      own.addWords(...terms);
      return (text) => own.isProfane(text);
    };
    return { flags: (text) => english.isProfane(text), withTerms };
  },
  'leo-profanity': ({ default: leo }) => {
    // It has one list for the whole process: it is set anew for each use.
    const using = (load) => (text) => {
      load();
      return leo.check(text);
    };
    const withTerms = (terms) =>
      using(() => {
        leo.clearList();
        leo.add(terms);
      });
    return { flags: using(() => leo.loadDictionary('en')), withTerms };
  },
  'glin-profanity': ({ Filter }) => {
    // As in its README: by default it undoes no spelling at all.
    const options = { detectLeetspeak: true, leetspeakLevel: 'moderate', normalizeUnicode: true };
    const english = new Filter({ ...options, languages: ['english'] });
    const withTerms = (terms) => {
      const own = new Filter({ ...options, languages: [], customWords: terms });
      return (text) => own.isProfane(text);
    };
    return { flags: (text) => english.isProfane(text), withTerms };
  },
};

/** The word lists that are installed, and the names of those that are not. */
export async function loadPeers() {
  const installed = [];
  const missing = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      installed.push({ name, ...make(await import(name)) });
    } catch (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') {
        throw error;
      }
      missing.push(name);
    }
  }
  return { installed, missing };
}
