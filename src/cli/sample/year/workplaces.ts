/** Life in the workplaces: an assembly that counts twice, a vote between meetings, an admission and a suspension. */
import type { PersonId, UnitId } from '#assembly/ids.ts';
import type { Decision } from '#assembly/facts.ts';
import { payDues } from './dues.ts';
import { callNames, comers, convene, countHands, gather, inclined } from './gatherings.ts';
import { amend, decided, propose, voteInWorkplace } from './motions.ts';
import type { Stage } from './stage.ts';
import { AMENDMENTS, GROUNDS, MOTIONS, type Text } from './texts.ts';

const WORKS = 'millbridge-railway-works';
const PRINT = 'eastquay-print-shop';
const HUB = 'eastquay-parcel-hub';

/** Two amendments to one paragraph: the first carried changes the text, and what the second would change is no more what it was. */
async function heating(stage: Stage): Promise<void> {
  const hall = await convene(stage, `workplace-assembly@${WORKS}`, 337.3);
  const [by = hall.chair, ...others] = stage.some(await stage.members(WORKS), 6);
  const motion = await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.heating, by, seconders: others.slice(0, 1) });
  await stage.until(340);
  const first = await amend(stage, motion, AMENDMENTS.eighteen, others[1] ?? by, others.slice(2, 3));
  const second = await amend(stage, motion, AMENDMENTS.hourly, others[3] ?? by, others.slice(4, 5));
  await stage.until(337.3);
  await gather(stage, hall, await comers(stage, hall.body, 32));
  await countHands(stage, hall, first, [24, 9, 2], true);
  await countHands(stage, hall, second, [11, 22, 1]);
  await countHands(stage, hall, motion, [30, 4, 1]);
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
}

async function rota(stage: Stage): Promise<void> {
  const [by, seconder] = stage.some(await stage.members(PRINT), 2) as [PersonId, PersonId];
  const motion = await propose(stage, { body: `workplace-assembly@${PRINT}`, text: MOTIONS.rota, by, seconders: [seconder] });
  await voteInWorkplace(stage, motion, PRINT, 80, 88);
}

/** The first candidate on the roll of Millbridge whose workplace is small enough to fill its canteen. */
async function candidate(stage: Stage): Promise<{ readonly person: PersonId; readonly unit: string }> {
  const found = (await stage.withStatus('candidate')).find(each => each.unit.startsWith('millbridge-') && each.unit !== WORKS && !each.unit.includes('spinning'));
  if (!found) throw new Error('the sample has no candidate in Millbridge');
  return found;
}

/** Admitted by the assembly with two sponsors; the council of the city confirms it in the next chapter. */
async function admission(stage: Stage): Promise<void> {
  const { person, unit } = await candidate(stage);
  const hall = await convene(stage, `workplace-assembly@${unit}`, 328.3);
  const [by, seconder, third] = stage.some(await stage.members(unit), 3) as [PersonId, PersonId, PersonId];
  const motion = await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.admission, effect: { kind: 'admit-member', person, unit: unit as UnitId, sponsors: [by, third] }, by, seconders: [seconder] });
  await stage.until(328.3);
  const people = await comers(stage, hall.body, 35);
  await gather(stage, hall, people);
  await countHands(stage, hall, motion, [people.length - 2, 0, 1]);
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
}

/** A member is suspended by the hall, by two thirds. @param meanwhile what else happens until the hall meets */
export async function suspend(stage: Stage, unit: string, daysAgo: number, text: Text, meanwhile?: () => Promise<void>): Promise<Decision> {
  const hall = await convene(stage, `workplace-assembly@${unit}`, daysAgo);
  const officers: readonly PersonId[] = [hall.chair, ...hall.tellers];
  const seated = new Set((await stage.all('seat')).map(seat => seat.holder));
  const members = await stage.members(unit);
  const person = members.find(each => !seated.has(each));
  const [by, seconder] = members.filter(each => each !== person && !officers.includes(each));
  if (!person || !by || !seconder) throw new Error(`the sample has too few members in ${unit}`);
  const motion = await propose(stage, { body: hall.body, meeting: hall.meeting, text, effect: { kind: 'suspend-member', person }, by, seconders: [seconder] });
  await meanwhile?.();
  await stage.until(daysAgo);
  const people = await comers(stage, hall.body, 40);
  await gather(stage, hall, people);
  await countHands(stage, hall, motion, [people.length - 1, 1, 0]);
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
  return stage.one('decision', await decided(stage, motion));
}

export function suspendedBy({ effect }: Decision): PersonId {
  if (effect.kind !== 'suspend-member') throw new Error('not a suspension');
  return effect.person;
}

/** The suspended member appeals, and the control commission sets the suspension aside. */
async function suspension(stage: Stage): Promise<void> {
  const decision = await suspend(stage, HUB, 319.2, MOTIONS.suspension);
  await stage.until(317);
  await stage.act('appeal', { decision: decision.id, grounds: await stage.text(GROUNDS.hospital) }, suspendedBy(decision));
  const commission = await convene(stage, 'control-commission', 312.2);
  const motion = await propose(stage, { body: commission.body, meeting: commission.meeting, text: MOTIONS.appeal, effect: { kind: 'decide-appeal', decision: decision.id, uphold: false }, by: commission.chair });
  await stage.until(312.2);
  const people = await comers(stage, commission.body, 100);
  await gather(stage, commission, people);
  await callNames(stage, commission, motion, 'roll-call', people, inclined(stage, 90));
  await stage.act('close-meeting', { meeting: commission.meeting }, commission.chair);
}

export async function workplaceLife(stage: Stage): Promise<void> {
  await payDues(stage);
  await stage.until(346);
  await rota(stage);
  await heating(stage);
  await admission(stage);
  await suspension(stage);
}
