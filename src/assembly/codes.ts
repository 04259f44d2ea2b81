/**
 * Codes that let a person in (House Rule H7). Whoever has one can act in the person's name, so every issue is on the
 * record: by whom, for whom, and how it is sent. The code itself is known to nobody but whoever reads the letter.
 */
import { ask, fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import type { FactChange } from './fact-change.ts';
import { isKeeper } from './entitlement.ts';
import { event, type EventData } from './event.ts';
import type { Instant } from '#kernel/time.ts';
import type { BodyId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement } from './judgement.ts';
import type { CodesByKeeper, CodesOfPerson } from './roll-facts.ts';
import type { Rules } from './rules.ts';

const WHOLE = 'whole' as BodyId;

const notKeeper = refuse('not-keeper', 'house-rules', { of: 'roll' }, [remedy('ask-holder', { holders: ['registrar'] })]);

export function* judgeIssueCodes(rules: Rules, act: Act<'issue-codes'>): Asking<Judgement> {
  const { by, content: { channel }, at } = act;
  if (by.as !== 'person' || !(yield* isKeeper(rules, 'roll', by.person, { body: WHOLE, at }))) return notKeeper;
  const persons = [...new Set(act.content.persons)];
  if (persons.length === 0) return refuse('no-such-thing', 'house-rules', { of: 'roll' });
  return lawful('house-rules', [event('codes-issued', { channel, by: by.person, persons })]);
}

/** A code that was lost lets nobody in any more; members may withdraw their own. */
export function* judgeWithdrawCodes(rules: Rules, act: Act<'withdraw-codes'>): Asking<Judgement> {
  const { by, content: { person }, at } = act;
  if (by.as !== 'person' || (by.person !== person && !(yield* isKeeper(rules, 'roll', by.person, { body: WHOLE, at })))) return notKeeper;
  const codes = yield* fact('codes-of-person', person);
  const last = codes?.issues.at(-1);
  if (last === undefined || (codes?.withdrawn !== undefined && codes.withdrawn.at >= last.at)) return refuse('already-done', 'house-rules', { person });
  return lawful('house-rules', [event('codes-withdrawn', { by: by.person, person })]);
}

/** One more for each person, and for whoever issued them. */
export function* codesIssued({ by, channel, persons }: EventData['codes-issued'], at: Instant): Asking<readonly FactChange[]> {
  yield* ask({ ask: 'foresee', facts: [], ids: persons.map(id => ({ kind: 'codes-of-person', id })) });
  const changes: FactChange[] = [];
  let again = 0;
  for (const person of persons) {
    const known = yield* fact('codes-of-person', person);
    if (known) again += 1;
    const value: CodesOfPerson = { ...known, id: person, issues: [...(known?.issues ?? []), { at, by, channel }] };
    changes.push({ change: 'put', kind: 'codes-of-person', id: person, value });
  }
  const before = yield* fact('codes-by-keeper', by);
  const value: CodesByKeeper = {
    id: by, letters: (before?.letters ?? 0) + (channel === 'letter' ? persons.length : 0), mails: (before?.mails ?? 0) + (channel === 'mail' ? persons.length : 0),
    again: (before?.again ?? 0) + again, last: at,
  };
  return [...changes, { change: 'put', kind: 'codes-by-keeper', id: by, value }];
}
