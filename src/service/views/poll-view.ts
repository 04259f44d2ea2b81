/** A poll: its frozen order, who has taken part, and after closing the verdict with its arithmetic. */
import type { Poll, TellerCount } from '#assembly/facts.ts';
import { kindOfBody } from '#assembly/ids.ts';
import type { Choice, OrderOfPoll, UnitVerdict, VerdictRecord } from '#assembly/order.ts';
import { rulesOf } from '#charter/rules-of.ts';
import { sentence } from '#charter/sentence.ts';
import { maySeeRollCall, maySeeTotals, maySeeTurnout } from '#policy/visibility.ts';
import { digestOf } from '#store/assembly/sql-facts.ts';
import { linesOf, presenceOf } from '#store/assembly/casts.ts';
import type { Json } from '#kernel/json.ts';
import { textsOf } from '../documents.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, type BodyRef } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factById, factsById, factsByIndex } from './facts-by.ts';
import { aboutOf, whomOf } from './whom.ts';

export interface PollView {
  readonly id: string;
  readonly title: string | null;
  readonly constituencyName: string | null;
  readonly body: BodyRef;
  readonly for: OrderOfPoll['for'];
  readonly order: OrderOfPoll & { readonly hash: string };
  readonly article: string;
  readonly articleLabel: string;
  /** What the article's rules say, in each language of the product. */
  readonly sentences: { readonly en: readonly string[]; readonly ru: readonly string[] };
  readonly options: readonly { readonly id: string; readonly name: string; readonly person?: string; readonly statement: string | null }[];
  readonly electorate: { readonly size: number; readonly weight: number };
  readonly turnout: number | null;
  readonly mine: { readonly onRoll: boolean; /** False for whoever must check in to the meeting first. */ readonly present: boolean; readonly voted: boolean; readonly weight: number | null; readonly line: number | null; readonly seat: string | null };
  readonly secrecy: { readonly grade: 'secret' | 'open'; /** Key of a text that says what remains possible. */ readonly label: string };
  readonly opens: number;
  readonly closes: number | null;
  readonly stage: Poll['stage'];
  readonly verdict?: VerdictRecord;
  /** Where the vote counts units: each with its name, once the totals may be seen. */
  readonly unitStands?: readonly (UnitVerdict & { readonly name: string })[];
  readonly rollCall?: readonly RollCallLine[];
  /** Keys of texts: what follows if it is carried or elected, and if not. */
  readonly consequences: readonly string[];
  readonly handCount?: HandCount;
}

/** Hands being counted in the hall: how far it has come, and what the viewer entered, never what others did. */
export interface HandCount {
  readonly entered: number;
  readonly mine: Pick<TellerCount, 'for' | 'against' | 'abstain' | 'at'> | null;
}

export interface RollCallLine extends Partial<NamedPerson> {
  readonly line: number;
  readonly seat: string | null;
  readonly vote: Choice;
  readonly weight: number;
  readonly instruction: string | null;
  readonly kept: boolean | null;
}

async function optionsOf(reading: Reading, poll: Poll): Promise<PollView['options']> {
  const { session, org } = reading;
  const names = await namesOf(session, org, poll.order.options.map(option => option.person));
  const election = poll.order.for.kind === 'election' ? await factById(reading, 'election', poll.order.for.id) : undefined;
  const statements = new Map(election?.candidates.map(candidate => [candidate.person as string, candidate.statement]));
  const texts = await textsOf(session, org, statements.values());
  return poll.order.options.map(option => ({
    id: option.id, name: option.person === undefined ? option.id : names(option.person).name,
    ...(option.person === undefined ? {} : { person: option.person }), statement: texts(statements.get(option.person ?? '')),
  }));
}

/** A motion by its title, a recall by the person; an election and a recall also by who elects. */
async function titleOf(reading: Reading, poll: Poll): Promise<Pick<PollView, 'title' | 'constituencyName'>> {
  if (poll.order.for.kind === 'motion') {
    const motion = await factById(reading, 'motion', poll.order.for.id);
    return { title: (await textsOf(reading.session, reading.org, [motion?.title]))(motion?.title), constituencyName: null };
  }
  const { holder = null, constituency = null } = (await whomOf(reading, [aboutOf(poll)]))(aboutOf(poll));
  return { title: holder, constituencyName: constituency };
}

async function rollCall(reading: Reading, poll: Poll): Promise<readonly RollCallLine[]> {
  const { session, org } = reading;
  const rows = await session.query<{ line: number; choice: Choice; weight: bigint; person: string | null; seat: string | null; holder: string | null }>(
    `select v.line, v.choice, l.weight, l.person, l.seat, coalesce(v.voter, s.value ->> 'holder') as holder from open_vote v
     join roll_line l on l.org = v.org and l.poll = v.poll and l.line = v.line
     left join fact s on s.org = l.org and s.kind = 'seat' and s.id = l.seat
     where v.org = $1 and v.poll = $2 order by v.line`, [org, poll.id]);
  const names = await namesOf(session, org, rows.map(row => row.person ?? row.holder ?? undefined));
  const given = poll.order.for.kind === 'motion'
    ? await session.query<{ seat: string; vote: string; kept: boolean | null }>(
      `select f.value ->> 'seat' as seat, f.value ->> 'vote' as vote, (f.value ->> 'kept')::boolean as kept from fact_index i join fact f on f.org = i.org and f.kind = i.kind and f.id = i.id
       where i.org = $1 and i.kind = 'instruction' and i.field = 'motion' and i.value = $2`, [org, poll.order.for.id])
    : [];
  const instructions = new Map(given.map(each => [each.seat, each]));
  return rows.map(row => {
    const person = row.person ?? row.holder;
    const instruction = row.seat === null ? undefined : instructions.get(row.seat);
    return { line: row.line, ...(person === null ? {} : names(person)), seat: row.seat, vote: row.choice, weight: Number(row.weight), instruction: instruction?.vote ?? null, kept: instruction?.kept ?? null };
  });
}

function consequences({ order }: Poll): readonly string[] {
  switch (order.for.kind) {
    case 'election': return ['consequence.elected', 'consequence.not-elected'];
    case 'recall': return ['consequence.recalled', 'consequence.stays'];
    default: return ['consequence.carried', 'consequence.lost'];
  }
}

/** The article governs under the version that the poll was opened under. */
function sentencesOf({ rules }: Reading, { order, body }: Poll): PollView['sentences'] {
  const all = rulesOf(rules.lawOf(order.version)).get(order.authority) ?? [];
  // An article may hold the rules of several bodies, such as the elections of both councils: only the poll's own is shown.
  const ofBody = all.filter(({ rule }) => !('body' in rule) || rule.body === kindOfBody(body));
  const own = ofBody.length > 0 ? ofBody : all;
  return { en: own.map(rule => sentence(rule, 'en')), ru: own.map(rule => sentence(rule, 'ru')) };
}

async function takingPart({ session, org, viewer }: Reading, poll: Poll): Promise<Pick<PollView, 'turnout' | 'mine'>> {
  const [marks] = await session.query<{ n: bigint }>('select count(*) as n from mark where org = $1 and poll = $2', [org, poll.id]);
  const mine = (await linesOf(session, org, poll, [viewer.person])).get(viewer.person);
  const present = poll.order.meeting === undefined || (await presenceOf(session, org, poll, [viewer.person])).get(viewer.person)?.voice === 'vote';
  return {
    turnout: maySeeTurnout(viewer) ? Number(marks?.n ?? 0n) : null,
    mine: mine ? { onRoll: true, present, voted: mine.marked, weight: mine.weight, line: mine.line, seat: mine.seat ?? null } : { onRoll: false, present, voted: false, weight: null, line: null, seat: null },
  };
}

async function handCountOf(reading: Reading, poll: Poll): Promise<Pick<PollView, 'handCount'>> {
  if (poll.order.mode !== 'hall-count' || poll.stage !== 'open') return {};
  const counts = await factsByIndex(reading, 'teller-count', 'poll', [poll.id]);
  const mine = counts.find(count => count.teller === reading.viewer.person);
  return { handCount: { entered: counts.length, mine: mine ? { for: mine.for, against: mine.against, abstain: mine.abstain, at: mine.at } : null } };
}

async function unitStands(reading: Reading, { units }: VerdictRecord): Promise<Pick<PollView, 'unitStands'>> {
  if (units === undefined) return {};
  const names = new Map((await factsById(reading, 'unit', units.map(each => each.unit))).map(unit => [unit.id, unit.name]));
  return { unitStands: units.map(each => ({ ...each, name: names.get(each.unit) ?? each.unit })) };
}

export async function pollView(reading: Reading, id: string): Promise<PollView | undefined> {
  const poll = await factById(reading, 'poll', id);
  if (!poll) return undefined;
  const { viewer } = reading;
  const { order } = poll;
  const refs = await bodyRefs(reading, [poll.body]);
  return {
    id, ...await titleOf(reading, poll), body: refs(poll.body), for: order.for, order: { ...order, hash: poll.verdict?.order ?? digestOf(order as unknown as Json) },
    article: order.authority, articleLabel: labelOf(reading, order.authority), sentences: sentencesOf(reading, poll), options: await optionsOf(reading, poll),
    electorate: { size: order.roll.size, weight: order.roll.weight }, ...await takingPart(reading, poll),
    secrecy: { grade: order.secrecy, label: order.secrecy === 'secret' ? 'secrecy.server' : 'secrecy.open' },
    opens: order.opens, closes: poll.closes ?? null, stage: poll.stage,
    ...(poll.verdict && maySeeTotals(viewer, poll) ? { verdict: poll.verdict, ...await unitStands(reading, poll.verdict) } : {}),
    ...(maySeeRollCall(viewer, poll) ? { rollCall: await rollCall(reading, poll) } : {}),
    consequences: consequences(poll), ...await handCountOf(reading, poll),
  };
}
