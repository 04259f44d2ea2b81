/** The first congress: convened with its notice, a card vote with a divided delegation, a roll call, an amendment of the charter. */
import type { MotionId, PersonId } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import { prepareAmendment } from '#service/amending.ts';
import { callNames, comers, convene, countHands, gather, inclined, mandated, type Gathering } from './gatherings.ts';
import { amend, consentOf, decided, moveInstruction, propose, voteInWorkplace } from './motions.ts';
import type { Stage } from './stage.ts';
import { AMENDMENTS, MOTIONS, REPORTS } from './texts.ts';
import type { UnitId } from '#assembly/ids.ts';
import { COUNCIL } from './councils.ts';
import { articleFifteen } from './article-fifteen.ts';

const TERMINAL = 'eastquay-container-terminal';
const WORKS = 'millbridge-railway-works';

/** The council of Millbridge has resolved to propose it, and its chair brings it. */
async function amendment(stage: Stage, congress: Gathering): Promise<MotionId> {
  const prepared = await prepareAmendment(stage.assembly, stage.org, { articles: await articleFifteen(), removed: [], acknowledged: [] });
  if (!prepared.ok) throw new Error(`the sample's amendment is not clean: ${JSON.stringify(prepared.error)}`);
  const inNameOf = (await stage.all('decision')).find(decision => decision.body === COUNCIL && decision.effect.kind === 'decide');
  const resolved = (await stage.all('motion')).filter(motion => motion.body === COUNCIL && motion.decision !== undefined && motion.effect.kind === 'decide').sort((a, b) => a.moved - b.moved).at(-1);
  const decision = resolved?.decision ?? inNameOf?.id;
  if (decision === undefined) throw new Error('the council has not resolved to propose an amendment');
  const delegates = await delegatesOf(stage);
  return propose(stage, { ...at(congress), text: MOTIONS.notice, effect: prepared.value.effect, by: await stage.holder('city-chair@millbridge'), inNameOf: decision, seconders: delegates.slice(6, 8) });
}

function at({ body, meeting }: Gathering): Pick<Gathering, 'body' | 'meeting'> {
  return { body, meeting };
}

async function delegatesOf(stage: Stage): Promise<PersonId[]> {
  return (await stage.holders('congress')).flatMap(seat => (seat.holder === undefined ? [] : [seat.holder]));
}

/** One delegate divides the votes of the card, as a divided workplace has asked; others vote whole. */
async function cardVote(stage: Stage, hall: Gathering, motion: MotionId, people: readonly PersonId[]): Promise<void> {
  const seats = await stage.holders('congress');
  const divided = seats.find(seat => seat.weight > 5 && seat.constituency === 'northhaven-general-hospital');
  const inclination = await mandated(stage, motion, inclined(stage, 80));
  const choose = (person: PersonId): Choice => {
    if (person !== divided?.holder || divided.weight < 2) return inclination(person);
    const inFavour = Math.ceil((divided.weight * 3) / 5);
    return { kind: 'split', for: inFavour, against: divided.weight - inFavour, abstain: 0 };
  };
  await stage.actAll('demand-mode', { motion, mode: 'card' }, people.slice(0, Math.ceil(seats.length / 10)));
  await callNames(stage, hall, motion, 'card', people, choose);
}

async function sitting(stage: Stage, hall: Gathering, motions: { readonly fund: MotionId; readonly changes: readonly MotionId[]; readonly hours: MotionId; readonly charter: MotionId }): Promise<void> {
  const people = await comers(stage, hall.body, 97);
  await gather(stage, hall, people);
  const few = Math.floor(people.length / 4);
  const [quarterly, tenth] = motions.changes as [MotionId, MotionId];
  await countHands(stage, hall, quarterly, [people.length - few - 2, few, 1], true);
  await countHands(stage, hall, tenth, [few, people.length - few - 1, 0]);
  await cardVote(stage, hall, motions.fund, people);
  await stage.actAll('demand-mode', { motion: motions.hours, mode: 'roll-call' }, people.slice(-Math.ceil(people.length / 8)));
  await callNames(stage, hall, motions.hours, 'roll-call', people, await mandated(stage, motions.hours, inclined(stage, 76)));
  await countHands(stage, hall, motions.charter, [people.length - 5, 4, 1]);
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
}

async function instruct(stage: Stage, fund: MotionId, hours: MotionId): Promise<void> {
  const moved = [{ unit: TERMINAL, motion: await moveInstruction(stage, TERMINAL, hours, 'for') }, { unit: WORKS, motion: await moveInstruction(stage, WORKS, fund, 'for') }];
  await stage.pass(4.1);
  for (const { unit, motion } of moved) await voteInWorkplace(stage, motion, unit, 40, 85);
}

async function reports(stage: Stage): Promise<void> {
  const seats = await stage.holders('congress');
  for (const [index, seat] of seats.entries())
    if (index % 4 === 0 && seat.holder !== undefined) await stage.act('report', { seat: seat.id, text: await stage.text(index % 8 === 0 ? REPORTS.congress : REPORTS.spanish) }, seat.holder);
}

/** Workplace by workplace, until a majority of them has ratified. One refuses. */
async function ratification(stage: Stage, charter: MotionId): Promise<void> {
  const decision = await decided(stage, charter);
  const units = (await stage.all('unit')).filter(unit => unit.kind === 'workplace' && unit.id !== 'northhaven-general-hospital').map(unit => unit.id);
  for (const [index, unit] of units.slice(0, 15).entries()) {
    await consentOf(stage, unit as UnitId, decision, index === 4 ? 8 : 92);
    await stage.pass(0.4);
  }
}

export async function firstCongress(stage: Stage): Promise<void> {
  await stage.until(291);
  const hall = await convene(stage, 'congress', 255.2);
  const [a, b, c, d, e, f] = await delegatesOf(stage) as [PersonId, PersonId, PersonId, PersonId, PersonId, PersonId];
  const charter = await amendment(stage, hall);
  const fund = await propose(stage, { ...at(hall), text: MOTIONS.fund, by: a, seconders: [b, c] });
  const hours = await propose(stage, { ...at(hall), text: MOTIONS.hours, by: d, seconders: [e, f] });
  await stage.until(280);
  const changes = [await amend(stage, fund, AMENDMENTS.quarterly, d, [a, e]), await amend(stage, fund, AMENDMENTS.tenth, f, [b, c])];
  await instruct(stage, fund, hours);
  await stage.until(255.2);
  await sitting(stage, hall, { fund, changes, hours, charter });
  await stage.until(252);
  await ratification(stage, charter);
  await stage.until(235);
  await reports(stage);
}
