import type { ReactNode } from 'react';
import type { RefusalView } from '../api/organisation.ts';
import type { RefusalProps } from '../components/refusal.tsx';
import { useFormat } from '../format/use-format.ts';
import { at } from './addresses.ts';
import { useArticle } from './use-article.ts';
import { useWords } from './use-words.ts';
import type { Words } from './use-words.ts';

const INSTANTS: ReadonlySet<string> = new Set(['closes', 'opens', 'earliest', 'from', 'meetingAt']);
/** Facts that name a thing by its mark only: of no use to a reader. */
const MARKS: ReadonlySet<string> = new Set(['election', 'motion', 'meeting', 'poll', 'petition', 'org', 'seat', 'person', 'places', 'paragraph', 'act']);
/** Facts whose values are codes with words of their own. */
const CODES = { effect: 'effect', mode: 'voteMode', of: 'keeps' } as const;

/** Bodies and kinds are slugs of the charter's own names. */
function readable(value: string): string {
  return (value.split('@')[0] ?? value).replaceAll('-', ' ');
}

/** "seats:presiding-committee" and "keeper:chair" are who may do it, as the rules name them. */
function holderText(value: string, words: Words): string {
  const [kind = '', name] = value.split(':', 2);
  if (name === undefined) return words('holder', kind);
  return kind === 'keeper' ? words('keeps', name) : `${words('holder', kind)} (${readable(name)})`;
}

interface Shown { readonly words: Words; readonly instant: (at: number) => string; readonly count: (n: number) => string; readonly day: (text: string) => string }

function factText(name: string, value: unknown, { words, instant, count, day }: Shown): string | undefined {
  if (value === null || value === undefined || MARKS.has(name)) return undefined;
  if (typeof value === 'number') return INSTANTS.has(name) ? instant(value) : count(value);
  const family = CODES[name as keyof typeof CODES] as (typeof CODES)[keyof typeof CODES] | undefined;
  if (typeof value === 'string' && day(value) !== value) return day(value);
  const one = (each: unknown): string => (family ? words(family, String(each)) : readable(typeof each === 'string' || typeof each === 'number' ? String(each) : ''));
  if (name === 'holders' && Array.isArray(value)) return value.map(each => holderText(String(each), words)).join(', ');
  const text = Array.isArray(value) ? value.map(one).join(', ') : one(value);
  return text === '' ? undefined : text;
}

/** Where a remedy can be taken up. */
function remedyPlace(org: string, facts: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, page] of [['poll', 'polls'], ['meeting', 'meetings'], ['motion', 'motions'], ['body', 'bodies']] as const) {
    const id = facts[name];
    if (typeof id === 'string') return at(org, page, id);
  }
  return undefined;
}

/** The charter's no in the reader's language, with its numbers and the way to a yes. */
export function useRefusal(org: string, zone: string): (refusal: RefusalView) => RefusalProps {
  const format = useFormat();
  const words = useWords();
  const article = useArticle(org);
  const shown: Shown = { ...format, words, instant: moment => format.instant(moment, zone) };
  const figuresOf = (facts: Readonly<Record<string, unknown>>): readonly { name: string; value: ReactNode }[] =>
    Object.entries(facts).flatMap(([name, value]) => {
      const text = factText(name, value, shown);
      return text === undefined ? [] : [{ name: words('fact', name), value: text }];
    });
  return ({ code, article: id, facts = {}, remedies = [] }) => ({
    reason: words('refusalCode', code),
    article: article(id),
    figures: figuresOf(facts),
    remedies: remedies.map(remedy => {
      const detail = figuresOf(remedy.facts ?? {}).map(({ value }) => value).join(', ');
      const text = words('remedy', remedy.code) + (detail === '' ? '.' : `: ${detail}.`);
      const href = remedyPlace(org, remedy.facts ?? {});
      return href === undefined ? { text } : { text, href };
    }),
  });
}
