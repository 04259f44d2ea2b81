import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from '../language.ts';
import type { Language } from '../language.ts';

/** Offers each other language under its own name, so that a person finds it without reading the present one. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const others = (Object.keys(LANGUAGES) as Language[]).filter(language => language !== i18n.language);
  return others.map(language => (
    <button key={language} type="button" className="button" data-tone="quiet" lang={language} onClick={() => void chooseLanguage(language)}>
      {LANGUAGES[language]}
    </button>
  ));
}
