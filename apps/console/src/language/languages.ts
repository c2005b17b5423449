/** What the console speaks; `ar-XB` is English as a language written from right to left would look. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', ru: 'Русский' } as const;
export type Language = keyof typeof LANGUAGES | 'ar-XB';

const KEPT = 'palaver.language';
const isLanguage = (value: string | null): value is Language =>
  value !== null && (value in LANGUAGES || value === 'ar-XB');

/** What was chosen, in the address or before, or else what the browser asks for. */
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2));
  return [asked, localStorage.getItem(KEPT), ...spoken].find(isLanguage) ?? 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr');
