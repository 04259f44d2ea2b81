/** The forms that several rule types share. */
import { ok } from '#kernel/result.ts';
import { parseDay, type Day, type Period } from '#kernel/time.ts';
import type { Threshold } from '#tally/threshold.ts';
import { parseAmount, parseQuorum } from './amount.ts';
import type { Condition } from './condition.ts';
import { parseCondition } from './conditions.ts';
import { choiceForm, textForm, textsForm, type Form, type Outcome, type Reading } from './form.ts';
import { faultProblem } from './form.ts';
import { parseHolder, parseHolders } from './holder.ts';
import type { ArticleId, BodyKindId, ElectorateId, Holder, SnapshotRule, UnitKindId } from './law.ts';
import { parseArticles, parseBody, parseElectorate, parseUnitKind } from './names.ts';
import type { Node } from './node.ts';
import { parseNumber } from './number.ts';
import { fault, type Parsed } from './parsed.ts';
import { parsePeriod } from './period.ts';
import { plain, slug } from './words.ts';

export const yesNo: Form<boolean> = (() => {
  const word = choiceForm({ yes: 'yes', no: 'no' }, 'yes-no');
  return {
    ...word,
    read: (node, reading) => {
      const outcome = word.read(node, reading);
      return outcome.value === undefined ? { problems: outcome.problems } : { value: outcome.value === 'yes', problems: [] };
    },
  };
})();

/** The name being declared by the first key of a block. */
export const newName: Form<string> = textForm('name', text => {
  const id = slug(plain(text));
  return id === '' ? fault('name') : ok(id);
});
export const anyText: Form<string> = textForm('text', text => (text.trim() === '' ? fault('text') : ok(text.trim())));
export const number: Form<number> = textForm('number', text => parseNumber(text));
export const period: Form<Period> = textForm('period', text => parsePeriod(text));
export const day: Form<Day> = textForm('date', text => {
  const value = parseDay(text.trim());
  return value === undefined ? fault('day', '1918-07-10') : ok(value);
});
export const body: Form<BodyKindId> = textForm('body', (text, { names }) => parseBody(text, names));
export const unitKind: Form<UnitKindId> = textForm('unit kind', (text, { names }) => parseUnitKind(text, names));
export const electorate: Form<ElectorateId> = textForm('electorate', (text, { names }) => parseElectorate(text, names));
export const holder: Form<Holder> = textForm('holder', (text, { names }) => parseHolder(text, names));
export const holders: Form<readonly Holder[]> = textsForm('holders', (text, { names }) => parseHolders(text, names));
export const articles: Form<readonly ArticleId[]> = textsForm('articles', (text, { names }) => parseArticles(text, names));
export const amount: Form<Threshold> = textForm('amount', (text, { names }) => parseAmount(text, names));
export const voteQuorum: Form<Threshold> = textForm('amount', (text, { names }) => parseQuorum(text, names, 'cast'));
export const meetingQuorum: Form<Threshold> = textForm('amount', (text, { names }) => parseQuorum(text, names, 'present'));

/** "the whole" is no unit kind: the body is one of the whole organisation. */
export const forEach: Form<UnitKindId | 'whole'> = textForm('unit kind | the whole', (text, { names }): Parsed<UnitKindId | 'whole'> =>
  (/^(?:of )?(?:the )?whole(?: organisation)?$/i.test(text.trim()) ? ok('whole') : parseUnitKind(text, names)));

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** "the opening", "14 days before the opening", "31 December". */
export function parseSnapshot(text: string): Parsed<SnapshotRule> {
  const words = plain(text);
  if (words === 'opening' || words === 'day of opening') return ok({ on: 'opening' });
  const before = /^(.+) before (?:the )?opening$/.exec(words);
  if (before) {
    const by = parsePeriod(before[1] ?? '');
    return by.ok && by.value.unit !== 'hour' ? ok({ on: 'before-opening', by: by.value }) : fault('snapshot', '14 days before the opening');
  }
  const fixed = /^(\d{1,2}) ([a-z]+)$/.exec(words);
  const month = MONTHS.indexOf(fixed?.[2] ?? '') + 1;
  const dayOfMonth = Number(fixed?.[1] ?? 0);
  if (month === 0 || dayOfMonth < 1 || dayOfMonth > (MONTH_DAYS[month - 1] ?? 0)) return fault('snapshot', 'the opening');
  return ok({ on: 'fixed', month, day: dayOfMonth });
}
export const snapshot: Form<SnapshotRule> = textForm('snapshot day', text => parseSnapshot(text));

/** A list of conditions, all of which must hold; maps with "any of", "all of" or "not" nest. */
export const condition: Form<Condition> = {
  name: 'conditions',
  schema: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: ['string', 'object'] } }, { type: 'object' }] },
  read: readCondition,
};

function readCondition(node: Node, reading: Reading): Outcome<Condition> {
  if (node.kind === 'text') {
    const parsed = parseCondition(node.text, reading.attributes);
    return parsed.ok ? { value: parsed.value, problems: [] } : { problems: [faultProblem(node, parsed.error, node.text)] };
  }
  if (node.kind === 'list') return joined('all', node.items.map(item => readCondition(item, reading)));
  return joined('all', node.entries.map(({ key, at, value }) => {
    switch (key) {
      case 'any of': return joined('any', (value.kind === 'list' ? value.items : [value]).map(item => readCondition(item, reading)));
      case 'all of': return readCondition(value, reading);
      case 'not': {
        const inner = readCondition(value, reading);
        return inner.value ? { value: { kind: 'not', of: inner.value }, problems: [] } : inner;
      }
      default: return { problems: [faultProblem({ ...value, at }, { expected: 'condition', nearest: 'any of', allowed: ['any of', 'all of', 'not'] }, key)] };
    }
  }));
}

function joined(kind: 'all' | 'any', outcomes: readonly Outcome<Condition>[]): Outcome<Condition> {
  const problems = outcomes.flatMap(outcome => outcome.problems);
  if (problems.length > 0) return { problems };
  const of = outcomes.map(outcome => outcome.value as Condition);
  return { value: of.length === 1 && of[0] ? of[0] : { kind, of }, problems: [] };
}
