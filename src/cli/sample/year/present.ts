/** The present: what a visitor finds under way, all of it near the number or the hour at which something happens. */
import type { BodyId, MotionId, PersonId, SeatId, UnitId } from '#assembly/ids.ts';
import { convene, comers, gather, inclined, voteBetween } from './gatherings.ts';
import { callAll, standAll, standIn, voteAll } from './elections.ts';
import { everybody } from './first-elections.ts';
import { moveInstruction, propose, voteInWorkplace } from './motions.ts';
import { CARE_HOMES, LATE } from './second-elections.ts';
import type { Stage } from './stage.ts';
import { suspend, suspendedBy } from './workplaces.ts';
import { AGENDA_ITEMS, GROUNDS, MOTIONS } from './texts.ts';

const WORKS = 'millbridge-railway-works';
const INFIRMARY = 'millbridge-infirmary';
const SCHOOLS = 'millbridge-schools';
const HUB = 'eastquay-parcel-hub';
const POWER_STATION = 'eastquay-power-station';

/** The delegate of the Care Homes leaves, nobody follows, and the workplace elects another: the vote is open now. */
async function vacancy(stage: Stage): Promise<void> {
  const seat = (await stage.holders('city-council@eastquay')).find(each => each.constituency === CARE_HOMES);
  if (seat?.holder !== undefined) await stage.act('resign', { seat: seat.id as SeatId }, seat.holder);
  await stage.pass(1);
  await standAll(stage, []);
}

/** A suspension against which an appeal is waiting. */
async function openAppeal(stage: Stage): Promise<void> {
  const decision = await suspend(stage, POWER_STATION, 7.9, MOTIONS.suspensionOfNow, () => congressToCome(stage));
  await stage.until(6.5);
  await stage.act('appeal', { decision: decision.id, grounds: await stage.text(GROUNDS.loans) }, suspendedBy(decision));
}

/** Congress meets in twenty days; two questions are before it, and a workplace has instructed its delegates on one. */
async function congressToCome(stage: Stage): Promise<void> {
  const hall = await convene(stage, 'congress', -20.2);
  const delegates = (await stage.holders('congress')).flatMap(seat => (seat.holder === undefined ? [] : [seat.holder]));
  const [by, a, b, c] = delegates as [PersonId, PersonId, PersonId, PersonId];
  const to = { body: 'congress', meeting: hall.meeting };
  const flood = (await stage.all('decision')).filter(decision => decision.actedFor?.awaits !== undefined).sort((one, other) => one.at - other.at).at(-1);
  if (flood) await propose(stage, { ...to, text: MOTIONS.ratifyFlood, effect: { kind: 'ratify-decision', decision: flood.id }, by, seconders: [a, b] });
  const notices = await propose(stage, { ...to, text: MOTIONS.interpreters, by: c, seconders: [a] });
  await stage.act('put-on-agenda', { meeting: hall.meeting, title: await stage.text(AGENDA_ITEMS.accounts) }, hall.chair);
  const instruction = await moveInstruction(stage, HUB, notices, 'for');
  await stage.pass(4.1);
  await voteInWorkplace(stage, instruction, HUB, 55, 90);
}

/** One signature short of the number that opens the vote. */
async function almostRecalled(stage: Stage): Promise<void> {
  const seat = (await stage.holders('city-council@millbridge')).find(each => each.constituency === SCHOOLS);
  if (!seat) throw new Error('the Schools have no delegate');
  for (const person of stage.some((await stage.members(SCHOOLS)).filter(each => each !== seat.holder), 20)) {
    const petition = (await stage.all('petition')).find(each => each.seat === seat.id && each.stage === 'open');
    if (petition && petition.signed + 1 >= petition.need) return;
    await stage.act('sign', { for: 'recall', seat: seat.id }, person);
  }
}

/** A question for all, with a good part of the signatures it needs. */
async function referendum(stage: Stage): Promise<void> {
  const people = stage.some(await everybody(stage), 30);
  const [by] = people as [PersonId];
  const motion = await propose(stage, { body: 'referendum', text: MOTIONS.referendum, effect: { kind: 'decide', matter: 'referred-question' as never }, by });
  await stage.actAll('sign', { for: 'referendum', body: 'referendum' as BodyId, motion }, people);
}

/** A vote that stays open for some days more, in a workplace without a meeting. */
async function openQuestion(stage: Stage): Promise<void> {
  const [by, seconder, ...others] = stage.some(await stage.members(HUB), 16) as [PersonId, PersonId, ...PersonId[]];
  const motion = await propose(stage, { body: `workplace-assembly@${HUB}`, text: MOTIONS.breaks, by, seconders: [seconder] });
  await voteBetween(stage, motion, 'secret', others, inclined(stage, 75));
}

async function meetingsToCome(stage: Stage): Promise<void> {
  const hall = await convene(stage, `workplace-assembly@${INFIRMARY}`, -6.2);
  const [by, seconder] = stage.some(await stage.members(INFIRMARY), 2) as [PersonId, PersonId];
  const candidate = (await stage.withStatus('candidate')).find(each => each.unit === INFIRMARY) ?? (await stage.withStatus('candidate'))[0];
  if (candidate?.unit === INFIRMARY) await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.admission, effect: { kind: 'admit-member', person: candidate.person, unit: INFIRMARY as UnitId, sponsors: [by, seconder] }, by, seconders: [seconder] });
  await stage.act('put-on-agenda', { meeting: hall.meeting, title: await stage.text(AGENDA_ITEMS.report) }, hall.chair);
  await propose(stage, { body: 'city-council@northhaven', text: MOTIONS.archive, by: await stage.holder('city-council@northhaven') });
}

/** The Railway Works meet at this moment: one motion is being counted, and the second teller has still to count. */
async function meetingNow(stage: Stage, hall: Awaited<ReturnType<typeof convene>>, motion: MotionId): Promise<void> {
  await stage.until(0.04);
  await gather(stage, hall, await comers(stage, hall.body, 33));
  await stage.until(0.01);
  const { key } = await stage.act('put-to-vote', { motion, mode: 'hall-count' }, hall.chair);
  await stage.act('enter-hall-count', { poll: key as never, for: 21, against: 11, abstain: 2 }, hall.tellers[0]);
}

/** Terms at the top end in some days: who wants to follow may say so now. */
async function electionsAtTheTop(stage: Stage): Promise<void> {
  await callAll(stage, ['executive', 'presiding-committee', 'tellers', 'registrar'], stage.registrar);
  await standAll(stage, await everybody(stage));
  const [late] = (await stage.elections('nomination')).filter(election => election.body === LATE);
  if (late) await standIn(stage, late, await stage.members('millbridge-telephone-exchange'), 2);
}

/** Convened with its notice, for the hour at which the visitor comes. */
async function openingNow(stage: Stage): Promise<{ readonly hall: Awaited<ReturnType<typeof convene>>; readonly motion: MotionId }> {
  const hall = await convene(stage, `workplace-assembly@${WORKS}`, 0.04);
  const [by, seconder] = stage.some(await stage.members(WORKS), 2) as [PersonId, PersonId];
  return { hall, motion: await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.tools, by, seconders: [seconder] }) };
}

export async function present(stage: Stage): Promise<void> {
  await stage.until(17.2);
  await vacancy(stage);
  const { hall, motion } = await openingNow(stage);
  await openAppeal(stage);
  await referendum(stage);
  await stage.until(3);
  await electionsAtTheTop(stage);
  await almostRecalled(stage);
  await stage.until(1.4);
  await openQuestion(stage);
  await voteAll(stage, 24);
  await meetingsToCome(stage);
  await meetingNow(stage, hall, motion);
}
