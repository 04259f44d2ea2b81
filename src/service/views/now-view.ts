/** "What may I do now?": what the charter gives this person at this moment, and what it does not and why. */
import { run } from '#assembly/asking.ts';
import { openActs, withoutTrace } from '#assembly/open-acts/open-acts.ts';
import type { Poll } from '#assembly/facts.ts';
import { kindOfBody, type BodyId } from '#assembly/ids.ts';
import { textsOf } from '../documents.ts';
import type { Reading } from '../reading.ts';
import { actViews, type ActViews } from './act-views.ts';
import { bodyRefs } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factsByIndex } from './facts-by.ts';
import { pollSummaries, type PollSummary } from './summaries.ts';

export interface NowView extends ActViews {
  readonly duties: readonly { readonly duty: string; readonly seat: string; readonly body: string; readonly bodyName: string; readonly article: string; readonly articleLabel: string }[];
  readonly polls: readonly (PollSummary & { readonly voted: boolean })[];
  readonly instructions: readonly { readonly id: string; readonly seat: string; readonly motion: string; readonly title: string | null; readonly vote: string }[];
}

/** Polls this person, or a seat of theirs, is on the roll of. */
async function ownPolls({ session, org, viewer }: Reading): Promise<readonly { poll: Poll; voted: boolean }[]> {
  // Lines are looked up by key for each open poll, whatever the planner believes of tables that have just grown.
  const rows = await session.query<{ value: Poll; voted: boolean }>(
    `select f.value, bool_and(l.marked) as voted from fact_index i
     cross join lateral (select id, value from fact where org = i.org and kind = i.kind and id = i.id offset 0) f
     cross join lateral (
       select exists (select from mark k where k.org = r.org and k.poll = r.poll and k.line = r.line) as marked from (
         (select org, poll, line from roll_line where org = i.org and poll = i.id and person = $2 offset 0)
         union all
         (select l.org, l.poll, l.line from unnest($3::text[]) s(seat) cross join lateral (select org, poll, line from roll_line where org = i.org and poll = i.id and seat = s.seat offset 0) l)
       ) r
     ) l
     where i.org = $1 and i.kind = 'poll' and i.field = 'live' and f.value ->> 'stage' = 'open' group by f.id, f.value order by (f.value ->> 'closes')::bigint nulls last, f.id`,
    [org, viewer.person, viewer.seats.map(seat => seat.id)]);
  return rows.map(row => ({ poll: row.value, voted: row.voted }));
}

function dutiesOf(reading: Reading, refs: Awaited<ReturnType<typeof bodyRefs>>): NowView['duties'] {
  return reading.viewer.seats.flatMap(seat => reading.rules.law.duties.filter(duty => kindOfBody(seat.body) === duty.of)
    .map(duty => ({ duty: duty.duty, seat: seat.id, body: seat.body, bodyName: refs(seat.body).name, article: duty.article, articleLabel: labelOf(reading, duty.article) })));
}

async function instructionsOf(reading: Reading): Promise<NowView['instructions']> {
  const given = (await factsByIndex(reading, 'instruction', 'seat', reading.viewer.seats.map(seat => seat.id))).filter(each => each.kept === undefined);
  const motions = await reading.session.query<{ id: string; title: string }>("select id, value ->> 'title' as title from fact where org = $1 and kind = 'motion' and id = any($2::text[])", [reading.org, given.map(each => each.motion)]);
  const titles = new Map(motions.map(row => [row.id, row.title]));
  const texts = await textsOf(reading.session, reading.org, titles.values());
  return given.map(each => ({ id: each.id, seat: each.seat, motion: each.motion, title: texts(titles.get(each.motion)), vote: each.vote }));
}

/** @param about a body that the person looks at, whether they belong to it or not */
export async function nowView(reading: Reading, about?: string): Promise<NowView> {
  const { rules, viewer, at, facts } = reading;
  const acts = await run(openActs(rules, viewer.person, at, about === undefined ? [] : [about as BodyId]), withoutTrace(reading.assembly.counts.answering(reading.org, facts.answer)));
  const refs = await bodyRefs(reading, viewer.seats.map(seat => seat.body));
  const polls = await ownPolls(reading);
  const summaries = await pollSummaries(reading, polls.map(each => each.poll));
  return {
    ...await actViews(reading, acts), duties: dutiesOf(reading, refs),
    polls: summaries.map((summary, index) => ({ ...summary, voted: polls[index]?.voted ?? false })), instructions: await instructionsOf(reading),
  };
}
