import { ok } from '#kernel/result.ts';
import type { Period } from '#kernel/time.ts';
import type { Threshold } from '#tally/threshold.ts';
import { parseAmount, parseShare } from '../amount.ts';
import type { BodyKindId, PowerRule, UnitKindId } from '../law.ts';
import { lookUp, parseBody, parseElectorate, parseUnitKind, type Names } from '../names.ts';
import { NUMBER, parseNumber } from '../number.ts';
import { andThen, fault, type Parsed } from '../parsed.ts';
import { parsePeriod } from '../period.ts';
import { parseEffect, type EffectPhrase } from '../phrase.ts';
import { amount, articles, body, holders, period, unitKind, voteQuorum, yesNo } from '../forms.ts';
import { key, listForm, textForm, type Values } from '../form.ts';
import { defineRule, present, problemAt } from '../rule-type.ts';

type Sponsors = NonNullable<PowerRule['sponsors']>;
type Confirmation = NonNullable<PowerRule['confirmedBy']>;
type Ratification = NonNullable<PowerRule['ratifiedBy']>;
type Appeal = NonNullable<PowerRule['appeal']>;
type Over = { readonly over: BodyKindId } | { readonly overUnit: UnitKindId };

const SPONSORS = new RegExp(`^(${NUMBER}) (?:of (?:the )?)?(.+)$`);

function parseSponsors(text: string, names: Names): Parsed<Sponsors> {
  const match = SPONSORS.exec(text.trim().toLowerCase());
  const count = match ? parseNumber(match[1] ?? '') : fault('number');
  if (!match || !count.ok) return fault('sponsors', '2 of members in good standing');
  return andThen(parseElectorate(match[2] ?? '', names), who => ok({ count: count.value, who }));
}

/** "city council", "city council, two thirds of seats filled". */
export function parseConfirmation(text: string, names: Names): Parsed<Confirmation> {
  const [name = '', ...rest] = text.split(/\s*,\s*/);
  return andThen(parseBody(name, names), confirming =>
    (rest.length === 0 ? ok({ body: confirming }) : andThen(parseAmount(rest.join(', '), names), threshold => ok({ body: confirming, threshold }))));
}

const RATIFIED = /^(.+?) (?:of|in) (.+?) through (.+?)(?: within (.+))?$/;

/** "a majority of workplaces through workplace assembly within 3 months": the threshold counts units. */
export function parseRatification(text: string, names: Names): Parsed<Ratification> {
  const match = RATIFIED.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
  const share = match ? parseShare(match[1] ?? '') : fault('share');
  if (!match || !share.ok || match[4] === undefined) return fault('ratification', 'a majority of workplaces through workplace assembly within 3 months');
  const threshold: Threshold = { all: [{ ...share.value, of: 'units', counted: 'units' }], quorum: [] };
  return andThen(parseUnitKind(match[2] ?? '', names), units =>
    andThen(parseBody(match[3] ?? '', names), through =>
      andThen(parsePeriod(match[4] ?? ''), within => ok({ units, through, threshold, within }))));
}

const APPEAL = /^(.+?)(?:,? within ([^,]+))?(?:,? (?:which )?(suspends|does not suspend))?$/;

/** "control commission within 30 days, suspends". Without the last words the decision stands meanwhile. */
export function parseAppeal(text: string, names: Names): Parsed<Appeal> {
  const match = APPEAL.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
  const suspends = match?.[3] === 'suspends';
  if (!match) return fault('appeal', 'control commission within 30 days, suspends');
  return andThen(parseBody(match[1] ?? '', names), (to): Parsed<Appeal> => {
    if (match[2] === undefined) return ok({ to, suspends });
    return andThen<Period, Appeal>(parsePeriod(match[2]), within => ok({ to, within, suspends }));
  });
}

function parseOver(text: string, names: Names): Parsed<Over> {
  const unit = lookUp(names.bodies, text) === undefined ? lookUp(names.unitKinds, text) : undefined;
  return unit === undefined ? andThen(parseBody(text, names), over => ok({ over })) : ok({ overUnit: unit as UnitKindId });
}

const KEYS = {
  'held by': key(listForm(body), 'The body that decides it. Several: each of them holds it.', { required: true }),
  over: key(textForm('body | unit kind', (text, { names }) => parseOver(text, names)), 'What it is over, where the effect does not say.', { neutral: 'all not named elsewhere' }),
  'over units': key(unitKind, 'Kind of unit it is over.', { neutral: 'all not named elsewhere' }),
  'decided by': key(amount, 'Majority.', { neutral: 'as the body decides' }),
  quorum: key(voteQuorum, 'Part that must vote.', { neutral: 'none' }),
  notice: key(period, 'Notice before it may be decided.', { neutral: 'none' }),
  'proposed by': key(holders, 'Who may propose it.', { neutral: 'those who may move in the body' }),
  sponsors: key(textForm('number of electorate', (text, { names }) => parseSponsors(text, names)), 'Members who must stand for an admission.', { neutral: 'none' }),
  'confirmed by': key(textForm('body [, amount]', (text, { names }) => parseConfirmation(text, names)), 'Second body that must agree.', { neutral: 'nobody' }),
  'ratified by': key(textForm('share of units through body within period', (text, { names }) => parseRatification(text, names)), 'Units that must agree, each through a body.', { neutral: 'nobody' }),
  delay: key(period, 'Time before it takes effect.', { neutral: 'none' }),
  lasts: key(period, 'Time after which it lapses.', { neutral: 'no end' }),
  renewable: key(yesNo, 'Whether what was done for a time may be done again at once: a suspension, a loss of the vote, an appointment, an emergency.', { neutral: 'not said' }),
  articles: key(articles, 'Articles an amendment may change.', { neutral: 'all not named by another power' }),
  untouchable: key(articles, 'Articles nobody may change.', { neutral: 'none' }),
  'appeal to': key(textForm('body [within period] [, suspends | does not suspend]', (text, { names }) => parseAppeal(text, names)), 'Where those concerned may appeal, against an admission, a return or a restored vote that is refused as well. It does not suspend unless written.', { neutral: 'nowhere' }),
  'except where': key(articles, 'Articles whose rule goes before this one.', { neutral: 'none' }),
} as const;

type PowerValues = Values<typeof KEYS>;

function scope(phrase: EffectPhrase, values: PowerValues): Pick<PowerRule, 'over' | 'overUnit' | 'matter'> {
  const over: Partial<{ over: BodyKindId; overUnit: UnitKindId }> = values.over ?? {};
  return present({ matter: phrase.matter, over: phrase.over ?? over.over, overUnit: phrase.overUnit ?? over.overUnit ?? values['over units'] });
}

function conditionsOf(values: PowerValues): Omit<PowerRule, 'article' | 'at' | 'effect' | 'heldBy' | 'over' | 'overUnit' | 'matter'> {
  const decided = values['decided by'];
  return {
    proposedBy: values['proposed by'] ?? [], articles: values.articles ?? [], untouchable: values.untouchable ?? [], exceptWhere: values['except where'] ?? [],
    ...present({
      threshold: decided && { ...decided, quorum: values.quorum?.quorum ?? [] }, notice: values.notice, sponsors: values.sponsors,
      confirmedBy: values['confirmed by'], ratifiedBy: values['ratified by'], delay: values.delay, lasts: values.lasts,
      renewable: values.renewable, appeal: values['appeal to'],
    }),
  };
}

export const POWER = defineRule({
  name: 'power',
  doc: 'What a body may decide and on what conditions. Of two powers over the same thing the one that names it goes before the one that does not.',
  subject: textForm('effect', (text, { names }) => parseEffect(text, names)),
  keys: KEYS,
  example: 'power: expel a member\nheld by: workplace assembly\ndecided by: two thirds of votes cast\nnotice: 7 days\nconfirmed by: city council\nappeal to: control commission within 30 days, suspends',
  build: (phrase, values, ruled, block) => {
    if (values.quorum && !values['decided by']) return { rules: [], problems: [problemAt(block, 'problem-missing-key', { key: 'decided by' }, 'quorum')] };
    const rest = { ...scope(phrase, values), ...conditionsOf(values) };
    return { problems: [], rules: (values['held by'] ?? []).map(heldBy => ({ type: 'power', rule: { ...ruled, effect: phrase.effect, heldBy, ...rest } })) };
  },
});
