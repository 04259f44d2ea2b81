/** The one rule that governs an act over a body, or the refusal: a gap and a conflict both refuse, and say so. */
import { err, ok, type Result } from '#kernel/result.ts';
import type { BodyKindId, Ruled } from '#charter/law.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';

/** @param act the verb that is asked about, for the refusal */
export function governingRule<R extends Ruled & { readonly body: BodyKindId }>(rules: readonly R[], body: BodyKindId, act: string): Result<R, Refusal> {
  const found = rules.filter(rule => rule.body === body);
  const [only, second] = found;
  if (only === undefined) return err(refuse('not-governed', 'none', { act, body }, [remedy('adopt-reading', { act, body })]));
  if (second !== undefined) return err(refuse('governed-twice', only.article, { act, body, articles: found.map(rule => rule.article) }, [remedy('settle-conflict', { act, body })]));
  return ok(only);
}
