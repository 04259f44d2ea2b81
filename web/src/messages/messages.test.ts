import { describe, expect, it } from 'vitest';
import { ENGLISH, RUSSIAN } from './messages.ts';

type Messages = { readonly [key: string]: string | Messages };
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(messages: Messages, path = ''): ReadonlyMap<string, string> {
  return new Map(Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)]));
}
const withoutForm = (keys: Iterable<string>): string[] => [...new Set([...keys].map(key => key.replace(PLURAL, '')))].sort();
const placeholders = (text: string): string => [...new Set(text.match(/\{\{[^}]+\}\}|<\/?\d+>/g) ?? [])].sort().join();

const english = flatten(ENGLISH);
const russian = flatten(RUSSIAN);

function formsOf(messages: ReadonlyMap<string, string>, stem: string): string[] {
  return [...messages.keys()].filter(key => PLURAL.test(key) && key.replace(PLURAL, '') === stem).map(key => key.slice(stem.length + 1)).sort();
}

describe('the message catalogues', () => {
  it('hold the same messages in both languages', () => {
    expect(withoutForm(russian.keys())).toEqual(withoutForm(english.keys()));
  });

  it.each([['en', english], ['ru', russian]] as const)('have every plural form of %s wherever one is counted', (language, messages) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = withoutForm([...english.keys(), ...russian.keys()].filter(key => PLURAL.test(key)));
    for (const stem of counted) expect([stem, formsOf(messages, stem)]).toEqual([stem, forms]);
  });

  it('keep the same placeholders', () => {
    for (const [key, text] of russian) {
      const original = english.get(key) ?? english.get(key.replace(PLURAL, '_other'));
      expect([key, placeholders(text)]).toEqual([key, placeholders(original ?? '')]);
    }
  });

  it('are never empty, and never left in the other language', () => {
    for (const text of [...english.values(), ...russian.values()]) expect(text.trim()).not.toBe('');
    for (const [key, text] of english) expect([key, /\p{Script=Cyrillic}/u.test(text)]).toEqual([key, false]);
  });
});
