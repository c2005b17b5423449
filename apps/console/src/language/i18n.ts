import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import { chosenLanguage, directionOf, keepLanguage, type Language } from './languages.js';
import { pseudoLocale, type Texts } from './pseudo-locale.js';

const READERS: Record<Language, () => Promise<Texts>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de.json')).default,
  ru: async () => (await import('./ru.json')).default,
  'ar-XB': () => Promise.resolve(pseudoLocale(en)),
};

/** Reads the texts of one language, and makes the page speak it. */
export async function startLanguage(): Promise<void> {
  const lng = chosenLanguage();
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(lng);
}

export async function speak(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await READERS[language]());
  await i18next.changeLanguage(language);
  keepLanguage(language);
  document.documentElement.lang = language === 'ar-XB' ? 'ar' : language;
  document.documentElement.dir = directionOf(language);
}
