/** The end of the interim office (House Rule H2): it ends by itself when the charter's own keeper of the roll is there. */
import type { Asking } from './asking.ts';
import { bodyRule } from './electors.ts';
import { organisation } from './entitlement.ts';
import { event, type AssemblyEvent } from './event.ts';
import { kindOfBody, unitOfBody, type BodyId } from './ids.ts';
import type { Rules } from './rules.ts';

/** What filling a seat of the body brings with it. A keeper of one unit's roll leaves the rest of the roll to the interim. */
export function* interimEnds(rules: Rules, body: BodyId): Asking<readonly AssemblyEvent[]> {
  if (unitOfBody(body) !== undefined || !bodyRule(rules.law, kindOfBody(body)).keeps.includes('roll')) return [];
  const here = yield* organisation();
  return here?.interimRegistrar === undefined ? [] : [event('interim-registrar-lapsed', { org: here.id })];
}
