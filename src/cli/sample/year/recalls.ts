/** Two recalls, a resignation too many, and what the executive does while congress does not sit. */
import type { PersonId, SeatId } from '#assembly/ids.ts';
import type { Poll, Seat } from '#assembly/facts.ts';
import { COUNCIL, DYE_HOUSE } from './councils.ts';
import { payDues } from './dues.ts';
import { standAll, voteAll } from './elections.ts';
import { answer, inclined, voteBetween } from './gatherings.ts';
import { propose } from './motions.ts';
import type { Stage } from './stage.ts';
import { MOTIONS, REPORTS } from './texts.ts';

const WATERWORKS = 'millbridge-waterworks';
const ROPE_WALK = 'northhaven-rope-walk';

/** Members sign until the number of the charter opens the vote by itself. */
async function signUntilOpen(stage: Stage, seat: Seat): Promise<Poll> {
  for (const person of stage.some(await stage.members(seat.constituency ?? seat.body.split('@')[1] ?? ''), 40)) {
    if (person === seat.holder) continue;
    await stage.act('sign', { for: 'recall', seat: seat.id }, person);
    const petition = (await stage.all('petition')).find(each => each.seat === seat.id && each.poll !== undefined);
    if (petition?.poll !== undefined) return stage.one('poll', petition.poll);
    await stage.pass(0.3);
  }
  throw new Error(`nobody left to sign against ${seat.id}`);
}

async function recall(stage: Stage, body: string, unit: string | undefined, votes: readonly [inFavour: number, against: number]): Promise<void> {
  const seat = (await stage.holders(body)).find(each => unit === undefined || each.constituency === unit);
  if (!seat) throw new Error(`the sample has no holder to recall in ${body}`);
  const poll = await signUntilOpen(stage, seat);
  const place = unit ?? body.split('@')[1] ?? '';
  const [inFavour, against] = votes;
  const voting = stage.some((await stage.members(place)).filter(person => person !== seat.holder), inFavour + against);
  const forRecall = new Set<PersonId>(voting.slice(0, inFavour));
  await stage.pass(2);
  await stage.vote(poll.id, voting, person => answer(forRecall.has(person) ? 'for' : 'against'));
}

/** Both tellers of a small workplace leave; the one alternate follows the first, and for the second there is a by-election. */
async function byElection(stage: Stage): Promise<void> {
  for (const seat of await stage.holders(`workplace-tellers@${ROPE_WALK}`)) {
    if (seat.holder !== undefined) await stage.act('resign', { seat: seat.id as SeatId }, seat.holder);
    await stage.pass(3);
  }
  await standAll(stage, []);
  await stage.pass(8);
  await voteAll(stage, 60);
  await stage.pass(8);
}

async function report(stage: Stage, text: string): Promise<void> {
  const [seat] = await stage.holders('executive');
  if (seat?.holder !== undefined) await stage.act('report', { seat: seat.id, text: await stage.text(text) }, seat.holder);
}

/** The executive decides between its meetings, open by name, within two days. */
async function executiveDecides(stage: Stage, text: typeof MOTIONS.flood | typeof MOTIONS.office): Promise<void> {
  const members = (await stage.holders('executive')).flatMap(seat => (seat.holder === undefined ? [] : [seat.holder]));
  const [by, seconder] = members as [PersonId, PersonId];
  const motion = await propose(stage, { body: 'executive', text, by, seconders: [seconder] });
  await voteBetween(stage, motion, 'roll-call', members.slice(0, 8), inclined(stage, 88));
  await stage.pass(3);
}

/** The delegate of the Dye House broke the instruction and is recalled; the steward of the Waterworks is not, for want of voters. */
export async function recalls(stage: Stage): Promise<void> {
  await stage.until(228);
  await payDues(stage);
  await recall(stage, COUNCIL, DYE_HOUSE, [17, 6]);
  await report(stage, REPORTS.executive);
  await stage.until(200);
  await recall(stage, `workplace-steward@${WATERWORKS}`, undefined, [9, 4]);
  await stage.until(175);
  await byElection(stage);
}

/** The long middle of the year. */
export async function middleOfTheYear(stage: Stage): Promise<void> {
  await stage.until(140);
  await payDues(stage);
  await executiveDecides(stage, MOTIONS.office);
  await report(stage, REPORTS.executive);
  await stage.until(62);
  await executiveDecides(stage, MOTIONS.flood);
  await report(stage, REPORTS.executiveLater);
  await stage.until(50);
  await payDues(stage);
}
