import i18next from 'i18next';
import type { FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatCount } from './format/mixed-number.ts';
import { ENGLISH, RUSSIAN } from './messages/messages.ts';

/** Languages of the interface, each with its own name for itself. A charter keeps the language it was adopted in. */
export const LANGUAGES = { en: 'English', ru: 'Русский' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED_LANGUAGE = 'sovet.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ENGLISH };
  }
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

/** The person's choice if there is one, else the first language of the browser that we speak, else English. */
function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const wanted = [stored ?? '', ...browser.map(tag => tag.slice(0, 2).toLowerCase())];
  return wanted.find(isLanguage) ?? 'en';
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED_LANGUAGE);
  } catch {
    return null; // Storage is forbidden here; the browser's languages decide.
  }
}

/** Switches the interface, tells screen readers through the `lang` attribute, and remembers the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED_LANGUAGE, language);
  } catch {
    // Not remembered; the choice still holds until the page is closed.
  }
}

/** Numbers within sentences are set like all others: 12,000 and 12 000. */
const NUMBERS: FormatterModule = {
  type: 'formatter', init: () => undefined, add: () => undefined, addCached: () => undefined,
  format: (value: unknown, _format, language = 'en') => (typeof value === 'number' ? formatCount(value, language) : String(value ?? '')),
};

/** Must end before the first render. Messages are part of the bundle, so no request is made. */
export async function startLanguage(): Promise<void> {
  const language = preferredLanguage(readStored(), navigator.languages);
  await i18next.use(initReactI18next).use(NUMBERS).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: ENGLISH }, ru: { translation: RUSSIAN } },
    interpolation: { escapeValue: false, alwaysFormat: true }, // React escapes.
  });
  document.documentElement.lang = language;
}
