/** The congresses sit: that of the gubernia decides, and the All-Russian one hears what the charter says to a Congress of thirteen. */
import type { Poll } from '#assembly/facts.ts';
import { propose } from '../year/motions.ts';
import type { Stage } from '../year/stage.ts';
import { byName, convene, countHands, open, seatsOf, sitters } from './sittings.ts';
import { MOTIONS, PLACES } from './texts.ts';

/** The gubernia congress has sat and decided. */
async function gubernia(stage: Stage): Promise<void> {
  const hall = await convene(stage, 'gubernia-congress@gubernia', { days: 2, place: PLACES.congress, committee: 'gubernia-executive-committee@gubernia' });
  const [, , by = hall.chair] = hall.people;
  const motion = await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.seed, by });
  await open(stage, hall);
  await byName(stage, hall, motion, 84);
  await stage.act('close-meeting', { meeting: hall.meeting }, hall.chair);
}

/** What the charter says to a Congress at which one gubernia is present and all others are not. */
export interface CongressVerdict {
  readonly seats: number;
  readonly present: number;
  readonly verdict: Poll['verdict'] | undefined;
}

async function allRussian(stage: Stage): Promise<CongressVerdict> {
  const committee = 'central-executive-committee';
  const hall = await convene(stage, 'congress-of-soviets', { days: 3, place: PLACES.capital, committee });
  const [by = hall.chair] = hall.people;
  const motion = await propose(stage, { body: hall.body, meeting: hall.meeting, text: MOTIONS.greeting, by });
  await open(stage, hall);
  const poll = await countHands(stage, hall, motion, (await sitters(stage, committee)).filter(person => person !== hall.chair));
  const { verdict } = await stage.one('poll', poll);
  return { seats: await seatsOf(stage, hall.body), present: hall.people.length, verdict };
}

export async function sitInCongress(stage: Stage): Promise<CongressVerdict> {
  await gubernia(stage);
  return allRussian(stage);
}
