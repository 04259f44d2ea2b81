/** A city council: delegates with instructions, one of which is not kept, and the reports that follow. */
import { callNames, comers, convene, answer, gather, inclined } from './gatherings.ts';
import { moveInstruction, propose, voteInWorkplace } from './motions.ts';
import type { Stage } from './stage.ts';
import type { Decision } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import { MOTIONS, REPORTS } from './texts.ts';

export const COUNCIL = 'city-council@millbridge';
/** Whose delegate keeps the instruction, and whose does not. */
export const DYE_HOUSE = 'millbridge-dye-house';
const BREWERY = 'millbridge-brewery-the-crooked-wheel';

async function instruct(stage: Stage, motion: Parameters<typeof moveInstruction>[2]): Promise<void> {
  const instructions = [];
  for (const unit of [DYE_HOUSE, BREWERY]) instructions.push({ unit, motion: await moveInstruction(stage, unit, motion, 'for') });
  await stage.pass(4.1);
  for (const each of instructions) await voteInWorkplace(stage, each.motion, each.unit, 60, 90);
}

/** What waits for this council's consent. */
async function awaiting(stage: Stage): Promise<readonly Decision[]> {
  return (await stage.all('decision')).filter(decision => decision.stage === 'awaits-confirmation' && decision.body.split('@')[1]?.startsWith('millbridge-'));
}

async function reports(stage: Stage, breaker: PersonId | undefined): Promise<void> {
  for (const [index, seat] of (await stage.holders(COUNCIL)).entries()) {
    if (seat.holder === undefined || (index % 3 !== 0 && seat.holder !== breaker)) continue;
    const said = seat.holder === breaker ? REPORTS.broken : index % 2 === 0 ? REPORTS.kept : REPORTS.russian;
    await stage.act('report', { seat: seat.id, text: await stage.text(said) }, seat.holder);
  }
}

export async function cityCouncils(stage: Stage): Promise<void> {
  await stage.until(311);
  const hall = await convene(stage, COUNCIL, 295.2);
  const delegates = await stage.holders(COUNCIL);
  const [by, seconder, third] = delegates.map(seat => seat.holder) as [PersonId, PersonId, PersonId];
  const at = { body: COUNCIL, meeting: hall.meeting };
  const buses = await propose(stage, { ...at, text: MOTIONS.buses, by, seconders: [seconder] });
  const proposal = await propose(stage, { ...at, text: MOTIONS.propose, by: third, seconders: [by] });
  const consents = [];
  for (const { id } of await awaiting(stage)) consents.push(await propose(stage, { ...at, text: MOTIONS.confirmation, effect: { kind: 'ratify-decision', decision: id }, by: seconder, seconders: [third] }));
  await instruct(stage, buses);
  await stage.until(295.2);
  const people = await comers(stage, hall.body, 100);
  await gather(stage, hall, people);
  const breaker = delegates.find(seat => seat.constituency === DYE_HOUSE)?.holder;
  const keeper = delegates.find(seat => seat.constituency === BREWERY)?.holder;
  const others = inclined(stage, 75);
  await callNames(stage, hall, buses, 'roll-call', people, person => (person === breaker ? answer('against') : person === keeper ? answer('for') : others()));
  for (const motion of [proposal, ...consents]) await callNames(stage, hall, motion, 'roll-call', people, inclined(stage, 92));
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
  await stage.until(292);
  await reports(stage, breaker);
}
