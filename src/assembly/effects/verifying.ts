/** A body that the charter names resolves that an election was in order. */
import { fact, type Asking } from '../asking.ts';
import { refuse, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { verified } from '../verification.ts';
import { NOTHING, type Carrying, type EffectOf, type Ground } from './carrying.ts';

type VerifyEffect = EffectOf<'verify-election'>;

export function* verifyFault(effect: VerifyEffect, { article }: Ground): Asking<Refusal | undefined> {
  const election = yield* fact('election', effect.election);
  if (!election) return refuse('no-such-thing', article, { election: effect.election });
  return election.stage === 'verification' ? undefined : refuse(election.stage === 'done' ? 'already-done' : 'wrong-stage', article, { election: election.id, stage: election.stage });
}

export function* carryVerifying(rules: Rules, effect: VerifyEffect, { key, at }: Carrying): Asking<Change> {
  const election = yield* fact('election', effect.election);
  return election ? yield* verified(rules, { election, elected: election.elected ?? [], key, at }) : NOTHING;
}
