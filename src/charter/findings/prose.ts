/** Findings where the words and the rules of an article do not agree, and on marks. */
import type { Article, Ruled } from '../law.ts';
import { listLength, numbersIn } from '../number-words.ts';
import { rulesOf } from '../rules-of.ts';
import type { FindingRule, Found } from './finding-rule.ts';

const at = (article: Article, parameters: Readonly<Record<string, string>> = {}): Found => ({ articles: [article.id], at: article.at, parameters });

/** A paragraph announces a number of things and another number of them follows, in the same article. */
const countMismatch: FindingRule = {
  code: 'count-mismatch', kind: 'danger', severity: 'info',
  text: { en: 'The text says {said} and then lists {listed}.', ru: 'Текст говорит «{said}», а перечисляет {listed}.' },
  find: law => law.articles.flatMap(article => article.prose.flatMap((paragraph, index) => {
    const [announcing, list] = listLength(paragraph) > 1 && index > 0 ? [article.prose[index - 1] ?? '', paragraph] : inOneParagraph(paragraph);
    const listed = listLength(list);
    const numbers = numbersIn(announcing).filter(({ value, written }) => value >= 2 && !/thirds?|half|quarters?|fifths?|tenths?/.test(written));
    const close = numbers.filter(({ value }) => Math.abs(value - listed) <= Math.max(2, Math.floor(listed / 4)));
    return listed < 2 || close.length === 0 || numbers.some(({ value }) => value === listed)
      ? [] : [{ ...at(article, { said: close[0]?.written ?? '', listed: String(listed) }), witness: { said: close[0]?.value ?? 0, listed } }];
  })),
};

function inOneParagraph(paragraph: string): readonly [string, string] {
  const lines = paragraph.split('\n');
  const first = lines.findIndex(line => listLength(line) > 0);
  return first < 1 ? ['', ''] : [lines.slice(0, first).join('\n'), lines.slice(first).join('\n')];
}

/** Fields that say where a rule stands and not what it says. */
const PLACES: ReadonlySet<string> = new Set(['at', 'article', 'alsoIn', 'reading']);

/** A tenth is also 10 %, 14 days two weeks, 12 months a year. */
function otherWays(value: object, into: Set<number>): void {
  const { num, den, count, unit } = value as { readonly num?: unknown; readonly den?: unknown; readonly count?: unknown; readonly unit?: unknown };
  if (typeof num === 'bigint' && typeof den === 'bigint' && den !== 0n) into.add(Number(100n * num / den));
  if (typeof count === 'number' && typeof unit === 'string') [7, 12, 30].forEach(times => into.add(count / times).add(count * times));
}

/** Every number a value holds, with the other ways people say it. */
function collect(value: unknown, into: Set<number>): void {
  if (typeof value === 'number' || typeof value === 'bigint') into.add(Number(value));
  else if (typeof value === 'string') [...value.matchAll(/\d+/g)].forEach(match => into.add(Number(match[0])));
  else if (value !== null && typeof value === 'object') {
    otherWays(value, into);
    for (const [key, inner] of Object.entries(value)) if (!PLACES.has(key)) collect(inner, into);
  }
}

/** Twice a year is every six months; rules give periods, prose often frequencies. */
function frequencies(rules: readonly Ruled[], into: Set<number>): void {
  for (const rule of rules) {
    const every = 'every' in rule ? rule.every as { readonly count: number; readonly unit: string } | undefined : undefined;
    if (every?.unit === 'month' && 12 % every.count === 0) into.add(12 / every.count);
  }
}

const proseNumber: FindingRule = {
  code: 'prose-number', kind: 'danger', severity: 'info',
  text: { en: 'The words say “{written}”, and no rule of the article holds that number.', ru: 'В тексте сказано «{written}», но ни одно правило статьи не содержит этого числа.' },
  find: law => {
    const rules = rulesOf(law);
    return law.articles.filter(article => article.mark === 'ruled').flatMap(article => {
      const held = new Set<number>();
      const own = (rules.get(article.id) ?? []).map(({ rule }) => rule);
      own.forEach(rule => collect(rule, held));
      frequencies(own, held);
      const loose = article.prose.flatMap(numbersIn).filter(({ value }) => !held.has(value) && value !== listLength(article.prose.join('\n')));
      const written = [...new Set(loose.map(number => number.written))];
      return written.length === 0 ? [] : [{ ...at(article, { written: written.join(', ') }), witness: loose.map(number => number.value) }];
    });
  },
};

function marked(code: string, severity: FindingRule['severity'], kind: FindingRule['kind'], text: FindingRule['text'], is: (article: Article) => boolean): FindingRule {
  return {
    code, kind, severity, text,
    find: law => {
      const found = law.articles.filter(is);
      const first = found[0];
      return first ? [{ articles: found.map(article => article.id), at: first.at, parameters: {} }] : [];
    },
  };
}

const unmarked = marked('article-unmarked', 'warn', 'gap', {
  en: 'These articles have neither a rule nor a mark.', ru: 'У этих статей нет ни правила, ни пометки.',
}, article => article.unmarked === true);

const unread = marked('article-unread', 'info', 'gap', {
  en: 'The notes this text was made from say nothing of these articles.', ru: 'Заметки, по которым сделан текст, ничего не говорят об этих статьях.',
}, article => article.mark === 'unread');

const unconfirmed = marked('article-unconfirmed', 'info', 'gap', {
  en: 'These articles rest on memory and are not confirmed by a source.', ru: 'Эти статьи опираются на память и не подтверждены источником.',
}, article => article.mark === 'unconfirmed');

export const PROSE_FINDINGS: readonly FindingRule[] = [countMismatch, proseNumber, unmarked, unread, unconfirmed];
