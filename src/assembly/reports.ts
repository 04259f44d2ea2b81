/** The holder of a seat reports to those who sent them. */
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { bodyRule } from './electors.ts';
import { event } from './event.ts';
import { idFrom, kindOfBody } from './ids.ts';
import { lawful, refuse, type Judgement } from './judgement.ts';
import type { Rules } from './rules.ts';

/** A report rests on the duty to give one; where the charter has none, on the article of the seat. */
export function* judgeReport(rules: Rules, act: Act<'report'>): Asking<Judgement> {
  const { seat: id, about, text } = act.content;
  const seat = yield* fact('seat', id);
  if (!seat) return refuse('no-such-thing', 'none', { seat: id });
  const kind = kindOfBody(seat.body);
  const article = rules.law.duties.find(duty => duty.duty === 'report' && duty.of === kind)?.article ?? bodyRule(rules.law, kind).article;
  if (act.by.as !== 'person' || seat.holder !== act.by.person) return refuse('not-holder', article, { seat: id });
  if (about !== undefined && (yield* fact('motion', about)) === undefined) return refuse('no-such-thing', article, { motion: about });
  const report = { id: idFrom<string>(act.key), seat: id, person: act.by.person, text, at: act.at, ...(about === undefined ? {} : { about }) };
  return lawful(article, [event('report-given', { report })]);
}
