/** How long the judgement of one act takes in an organisation of a thousand members and of many more, without writing it down. */
import type { BodyId } from '#assembly/ids.ts';
import type { Submission } from '#service/act-queue.ts';
import { withDatabase } from '../databases.ts';
import { Federation, memberId } from '../federation.ts';
import { percentile, timed } from '../figures.ts';
import type { Part, Run } from '../part.ts';

const UNIT_SIZE = 125;
/** Workplaces in which something goes on. */
const PLACES = 8;
const ROUNDS = 40;
const SMALL = 1_000;
const LARGE = 1_000_000;

type Asked = Omit<Submission, 'key'>;

/** The jth member of the workplace. */
function of(f: Federation, place: number, j: number): string {
  return memberId(place + f.units * j);
}

function asked(kind: string, person: string, content: object): Asked {
  return { kind, by: { as: 'person', person }, content } as unknown as Asked;
}

async function elect(f: Federation, office: string, places: readonly number[], candidates: readonly number[]): Promise<void> {
  for (const place of places) await f.nominate(`${office}@${f.unit(place)}`, candidates.map(j => memberId(place + f.units * j)));
}

/** Stewards in office everywhere; tellers being voted on in one half of the workplaces, nominated in the other. */
async function prepare(f: Federation): Promise<void> {
  const places = Array.from({ length: PLACES }, (_, place) => place);
  await elect(f, 'workplace-steward', places, [1, 2]);
  f.advance(8);
  await f.runDue();
  for (const poll of await f.facts('poll')) {
    const place = Number(poll.body.split('-').at(-1));
    for (const j of [1, 2, 3, 4]) await f.assembly.cast(f.org, poll.id, { key: `${poll.id}:${j}`, person: memberId(place + f.units * j), choice: { kind: 'ranking', order: [of(f, place, 1)] } });
  }
  f.advance(8);
  await f.runDue();
  await elect(f, 'workplace-tellers', places.slice(0, PLACES / 2), [3, 4]);
  f.advance(8);
  await f.runDue();
  await elect(f, 'workplace-tellers', places.slice(PLACES / 2), [3, 4]);
}

/** The mix: sign a recall, nominate, move, vote, each in a workplace by one of its members. */
async function acts(f: Federation): Promise<Readonly<Record<string, readonly Asked[]>>> {
  const stewards = (await f.facts('seat')).filter(seat => seat.body.startsWith('workplace-steward@') && seat.holder !== undefined);
  const polls = (await f.facts('poll')).filter(poll => poll.stage === 'open');
  const elections = (await f.facts('election')).filter(each => each.stage === 'nomination');
  const placeOf = (body: BodyId): number => Number(body.split('-').at(-1));
  const ref = `sha256:${'0'.repeat(64)}`;
  return {
    sign: stewards.map(seat => asked('sign', of(f, placeOf(seat.body), 5), { for: 'recall', seat: seat.id })),
    nominate: elections.map(each => asked('nominate', of(f, placeOf(each.body), 5), { election: each.id, person: of(f, placeOf(each.body), 5) })),
    move: stewards.map(seat => asked('move', of(f, placeOf(seat.body), 6), { body: `workplace-assembly@${f.unit(placeOf(seat.body))}`, title: ref, paragraphs: [{ id: 'p1', text: ref }], effect: { kind: 'decide', matter: 'workplace-affairs' } })),
    cast: polls.map(poll => asked('cast', of(f, placeOf(poll.body), 6), { poll: poll.id, choice: { kind: 'ranking', order: [poll.order.options[0]?.id ?? ''] } })),
  };
}

async function judgeAll(f: Federation): Promise<ReadonlyMap<string, readonly number[]>> {
  const mix = await acts(f);
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) for (const [kind, list] of Object.entries(mix)) for (const act of list) {
    const { ms, value } = await timed(() => f.assembly.ask(f.org, act));
    if (!value.lawful) throw new Error(`${kind}: ${JSON.stringify(value)}`);
    // The first rounds compile the charter and plan the queries.
    if (round >= 5) times.set(kind, [...(times.get(kind) ?? []), ms]);
  }
  return times;
}

async function measureSize(members: number, { name, report }: Run): Promise<number> {
  return withDatabase(name, async database => {
    const f = await new Federation(database, members / UNIT_SIZE).start();
    await f.enrol(members);
    await prepare(f);
    // As on a server in service, where this happens by itself.
    await database.asOwner(client => client.query('analyze'));
    const times = await judgeAll(f);
    const all = [...times.values()].flat();
    for (const [kind, each] of times) report(`${kind}, median at ${members} members`, percentile(each, 0.5), 'ms');
    report(`all, median at ${members} members`, percentile(all, 0.5), 'ms');
    report(`all, p99 at ${members} members`, percentile(all, 0.99), 'ms');
    return percentile(all, 0.5);
  });
}

export const judging: Part = {
  about: `judge a mix of acts at ${SMALL} members and at ${LARGE}`,
  tells: ['median at', 'p99 at'],
  onDatabases: true,
  measure: async run => {
    const small = await measureSize(SMALL, run);
    const large = await measureSize(LARGE, run);
    run.report(`median at ${LARGE} members against ${SMALL}`, large / small, 'times', 'at most 1.5 times');
  },
};
