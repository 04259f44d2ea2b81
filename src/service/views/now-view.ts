/** "What may I do now?": what the charter gives this person at this moment, and what it does not and why. */
import { run } from '#assembly/asking.ts';
import type { AnyCandidate, Field } from '#assembly/open-acts/candidate.ts';
import { openActs, withoutTrace } from '#assembly/open-acts/open-acts.ts';
import type { Poll } from '#assembly/facts.ts';
import { kindOfBody, type BodyId } from '#assembly/ids.ts';
import type { Authority } from '#assembly/judgement.ts';
import { textsOf } from '../documents.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factsByIndex } from './facts-by.ts';
import { refusalView, type RefusalView } from './refusal.ts';
import { pollSummaries, type PollSummary } from './summaries.ts';

export interface OpenActView {
  readonly kind: string;
  readonly title: { readonly params: Readonly<Record<string, string>> };
  readonly article: string;
  readonly articleLabel: string;
  readonly authority: Authority;
  readonly due?: number;
  readonly href: string;
  readonly object: { readonly type: string; readonly id: string; readonly name: string };
  readonly content: object;
  readonly needs: readonly Field[];
}

export interface ClosedActView {
  readonly kind: string;
  readonly object: OpenActView['object'];
  readonly href: string;
  readonly refusal: RefusalView;
}

export interface NowView {
  readonly acts: readonly OpenActView[];
  readonly closed: readonly ClosedActView[];
  readonly duties: readonly { readonly duty: string; readonly seat: string; readonly body: string; readonly bodyName: string; readonly article: string; readonly articleLabel: string }[];
  readonly polls: readonly (PollSummary & { readonly voted: boolean })[];
  readonly instructions: readonly { readonly id: string; readonly seat: string; readonly motion: string; readonly title: string | null; readonly vote: string }[];
}

const PAGES: Readonly<Record<string, string>> = {
  body: 'bodies', election: 'elections', poll: 'polls', meeting: 'meetings', motion: 'motions', petition: 'petitions', decision: 'decisions',
};

function hrefOf({ org }: Reading, { type, id }: AnyCandidate['on']): string {
  if (type === 'roll') return `/o/${org}/roll`;
  if (type === 'seat') return `/o/${org}/bodies/${encodeURIComponent(id.split('/')[0] ?? id)}`;
  return `/o/${org}/${PAGES[type] ?? type}/${encodeURIComponent(id)}`;
}

/** What the things that acts are about belong to, and what they are called. */
interface Things {
  readonly bodyOf: (candidate: AnyCandidate) => string | undefined;
  readonly titleOf: (candidate: AnyCandidate) => string | null;
}

async function thingsOf({ session, org }: Reading, candidates: readonly AnyCandidate[]): Promise<Things> {
  const ids = [...new Set(candidates.map(each => each.on.id))];
  const rows = await session.query<{ kind: string; id: string; body: string | null; title: string | null }>(
    "select kind, id, value ->> 'body' as body, value ->> 'title' as title from fact where org = $1 and kind in ('election', 'poll', 'meeting', 'motion', 'petition', 'decision') and id = any($2::text[])", [org, ids]);
  const texts = await textsOf(session, org, rows.map(row => row.title ?? undefined));
  const known = new Map(rows.map(row => [`${row.kind}/${row.id}`, row]));
  return {
    bodyOf: ({ on, content }) => {
      if (on.type === 'body') return on.id;
      if (on.type === 'seat') return on.id.split('/')[0];
      return known.get(`${on.type}/${on.id}`)?.body ?? ('body' in content && typeof content.body === 'string' ? content.body : undefined);
    },
    titleOf: ({ on }) => texts(known.get(`${on.type}/${on.id}`)?.title ?? undefined),
  };
}

/** Polls this person, or a seat of theirs, is on the roll of. */
async function ownPolls({ session, org, viewer }: Reading): Promise<readonly { poll: Poll; voted: boolean }[]> {
  // Lines are looked up by key for each open poll, whatever the planner believes of tables that have just grown.
  const rows = await session.query<{ value: Poll; voted: boolean }>(
    `select f.value, bool_and(l.marked) as voted from fact_index i
     join fact f on f.org = i.org and f.kind = i.kind and f.id = i.id
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
  const { open, closed } = await run(openActs(rules, viewer.person, at, about === undefined ? [] : [about as BodyId]), withoutTrace(facts.answer));
  const { bodyOf, titleOf } = await thingsOf(reading, [...open, ...closed].map(({ candidate }) => candidate));
  const bodies = [...open, ...closed].map(({ candidate }) => bodyOf(candidate)).filter(body => body !== undefined);
  const refs = await bodyRefs(reading, [...bodies, ...viewer.seats.map(seat => seat.body)] as Parameters<typeof bodyRefs>[1]);
  const persons = [...open, ...closed].flatMap(({ candidate }) => ('person' in candidate.content && typeof candidate.content.person === 'string' ? [candidate.content.person] : []));
  const names = await namesOf(reading.session, reading.org, persons);
  const objectOf = (candidate: AnyCandidate): OpenActView['object'] => {
    const body = bodyOf(candidate);
    return { ...candidate.on, name: titleOf(candidate) ?? (body === undefined ? candidate.on.id : refs(body as Parameters<typeof refs>[0]).name) };
  };
  const bodyNameOf = (candidate: AnyCandidate): string => { const body = bodyOf(candidate); return body === undefined ? '' : refs(body as Parameters<typeof refs>[0]).name; };
  const params = (candidate: AnyCandidate): Readonly<Record<string, string>> => ({
    body: bodyNameOf(candidate), name: objectOf(candidate).name, ...('person' in candidate.content && typeof candidate.content.person === 'string' ? { person: names(candidate.content.person).name } : {}),
  });
  const polls = await ownPolls(reading);
  const summaries = await pollSummaries(reading, polls.map(each => each.poll));
  return {
    acts: open.map(({ candidate, authority }) => ({
      kind: candidate.kind, title: { params: params(candidate) }, article: authority, articleLabel: labelOf(reading, authority), authority, ...(candidate.due === undefined ? {} : { due: candidate.due }),
      href: hrefOf(reading, candidate.on), object: objectOf(candidate), content: candidate.content, needs: candidate.fields,
    })),
    closed: closed.map(({ candidate, refusal }) => ({ kind: candidate.kind, object: objectOf(candidate), href: hrefOf(reading, candidate.on), refusal: refusalView(refusal) })),
    duties: dutiesOf(reading, refs), polls: summaries.map((summary, index) => ({ ...summary, voted: polls[index]?.voted ?? false })), instructions: await instructionsOf(reading),
  };
}
