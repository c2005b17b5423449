export type {
  Contact,
  ContactKind,
  Link,
  Matcher,
  MatchKind,
  Span,
  TermHit,
  TermSpec,
  TextFormat,
  TextStats,
  TextViews,
  View,
  ViewName,
} from './types.js';
export { createViews } from './views.js';
export { compileMatcher } from './matcher.js';
export { findLinks } from './links.js';
export { findContacts } from './contacts.js';
export { findMixedScript, findShouting, findZalgo, quotedSpans, textStats } from './stats.js';
export { skeleton } from './skeleton.js';
export { TEXT_ENGINE } from './engine.js';
export { textSignature, type TextSignature } from './similarity/signature.js';
export { differingBits } from './similarity/sketch.js';
export { textKey } from './similarity/mix.js';
export { detectLanguage } from './language/detect-language.js';
export { languageData, LANGUAGE_ENGINE } from './language/language-data.js';
