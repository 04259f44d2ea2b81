/** What a visitor of the gubernia finds under way: a recall, an empty seat, a right taken away, a congress that sits. */
import type { Seat } from '#assembly/facts.ts';
import { bodyId, kindOfBody, unitOfBody, type PersonId, type UnitId } from '#assembly/ids.ts';
import type { BodyKindId } from '#charter/law.ts';
import { byCodePoint } from '#kernel/order.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { inclined } from '../year/gatherings.ts';
import { decided, propose } from '../year/motions.ts';
import type { Stage } from '../year/stage.ts';
import { countHands, convene, open, sitters } from './sittings.ts';
import { GROUNDS_OF_APPEAL, MOTIONS, PLACES } from './texts.ts';

interface Village {
  readonly unit: UnitId;
  readonly deputies: readonly Seat[];
}

/** Grown up, and living by their own work: they vote. */
async function voters(stage: Stage, unit: UnitId): Promise<readonly PersonId[]> {
  const rows = await sessionOf(stage.database.pool).query<{ person: PersonId }>(
    `select person from membership where org = $1 and units && array[$2::text] and attributes ->> 'livelihood' in ('productive work', 'housekeeping')
      and attributes ->> 'born' < '1900-01-01' and not attributes ? 'sentence-until' and attributes ->> 'guardianship' = 'none' order by person collate "C"`, [stage.org, unit]);
  return rows.map(row => row.person);
}

/** Villages of the first volost whose committees have been elected, those with most deputies first. */
async function villages(stage: Stage): Promise<readonly Village[]> {
  const seats = (await stage.all('seat')).filter(seat => seat.holder !== undefined);
  const first = seats.filter(seat => kindOfBody(seat.body) === 'village-executive-committee').map(seat => unitOfBody(seat.body) as UnitId).sort(byCodePoint)[0] ?? '';
  const volost = first.replace(/-\d+$/u, '-');
  const inside = seats.filter(seat => kindOfBody(seat.body) === 'village-soviet' && unitOfBody(seat.body)?.startsWith(volost));
  return [...Map.groupBy(inside, seat => unitOfBody(seat.body) as UnitId)].map(([unit, deputies]) => ({ unit, deputies }))
    .sort((a, b) => b.deputies.length - a.deputies.length || byCodePoint(a.unit, b.unit));
}

/** Voters of a large village want their deputy back; one signature more opens the vote. */
async function almostRecalled(stage: Stage, { unit, deputies: [deputy] }: Village): Promise<void> {
  for (const person of (await voters(stage, unit)).filter(each => each !== deputy?.holder)) {
    const petition = (await stage.all('petition')).find(each => each.seat === deputy?.id && each.stage === 'open');
    if (!deputy || (petition && petition.signed + 1 >= petition.need)) return;
    await stage.act('sign', { for: 'recall', seat: deputy.id }, person);
  }
}

/** A deputy has left, and the village elects another: the vote is open. */
async function emptySeat(stage: Stage, { unit, deputies: [deputy] }: Village): Promise<void> {
  if (deputy?.holder === undefined) return;
  await stage.act('resign', { seat: deputy.id as never }, deputy.holder);
  const [election] = await stage.elections('nomination');
  if (!election) throw new Error('nobody has called the election that fills the seat');
  for (const person of (await voters(stage, unit)).slice(-3)) await stage.attempt('nominate', { election: election.id, person }, person);
}

/** Somebody is sentenced by the soviet of the village, loses the vote for the time of article 65g, and complains. */
async function disfranchised(stage: Stage, { unit }: Village): Promise<void> {
  const of = (kind: string): string => bodyId(kind as BodyKindId, unit);
  const hall = await convene(stage, of('village-soviet'), { days: 1, place: PLACES.village, committee: of('village-executive-committee') });
  const person = (await voters(stage, unit)).findLast(each => !hall.people.includes(each)) as PersonId;
  const motion = await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.sentence, effect: { kind: 'disfranchise-member', person }, by: hall.people.at(-1) ?? hall.chair });
  await open(stage, hall);
  await countHands(stage, hall, motion, (await sitters(stage, of('village-executive-committee'))).filter(each => each !== hall.chair));
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
  await stage.act('appeal', { decision: await decided(stage, motion), grounds: await stage.text(GROUNDS_OF_APPEAL) }, person);
}

/** The congress of a volost sits at this hour: one question is being voted on by name, another is before it. */
async function volostSits(stage: Stage, { unit }: Village): Promise<void> {
  const volost = unit.replace(/-\d+$/u, '');
  const hall = await convene(stage, `volost-congress@${volost}`, { days: 1, place: PLACES.volost, committee: `volost-executive-committee@${volost}` });
  const [by = hall.chair, other = by, ...rest] = hall.people;
  const school = await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.school, by });
  await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.bridge, by: other });
  await open(stage, hall);
  await stage.actAll('demand-mode', { motion: school, mode: 'roll-call' }, rest.slice(0, Math.ceil(hall.people.length / 8)));
  const { key } = await stage.act('put-to-vote', { motion: school, mode: 'roll-call' }, hall.chair);
  await stage.vote(key as never, rest.slice(0, Math.floor(rest.length / 2)), inclined(stage, 70));
}

export async function present(stage: Stage): Promise<void> {
  const [large, second, ...small] = await villages(stage);
  const last = small.at(-1);
  if (!large || !second || !last) throw new Error('no volost has been played in full');
  await disfranchised(stage, last);
  await emptySeat(stage, second);
  await stage.pass(4);
  await almostRecalled(stage, large);
  await volostSits(stage, large);
}
