/** Acts that are open or closed to a person, as pages get them: named, with the page of what they are about. */
import type { AnyCandidate, Field } from '#assembly/open-acts/candidate.ts';
import type { OpenActs } from '#assembly/open-acts/open-acts.ts';
import type { BodyId, DecisionId, SeatId } from '#assembly/ids.ts';
import type { Authority } from '#assembly/judgement.ts';
import { textsOf } from '../documents.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, unitNames } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factsById } from './facts-by.ts';
import { refusalView, type RefusalView } from './refusal.ts';
import { decisionRows } from './summaries.ts';
import { whomOf, type Whom } from './whom.ts';

/** One of the values a field may take, as a person knows it. */
export interface NamedChoice {
  readonly id: string;
  /** Null when the text has been erased. */
  readonly name: string | null;
  /** A decision's body; whom a seat stands for. */
  readonly of: string;
  /** When it was decided. */
  readonly at?: number;
}

export interface NeedView extends Field {
  readonly choices?: readonly NamedChoice[];
}

export interface OpenActView {
  readonly kind: string;
  readonly title: { readonly params: Readonly<Record<string, string>> };
  readonly article: string;
  readonly articleLabel: string;
  readonly authority: Authority;
  readonly due?: number;
  readonly href: string;
  readonly object: { readonly type: string; readonly id: string; readonly name: string; /** Hour of a meeting: a body may have several to come. */ readonly at?: number } & Whom;
  readonly content: object;
  readonly needs: readonly NeedView[];
}

export interface ClosedActView {
  readonly kind: string;
  readonly object: OpenActView['object'];
  readonly href: string;
  readonly refusal: RefusalView;
}

export interface ActViews {
  readonly acts: readonly OpenActView[];
  readonly closed: readonly ClosedActView[];
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
  readonly hourOf: (candidate: AnyCandidate) => number | undefined;
}

async function thingsOf({ session, org }: Reading, candidates: readonly AnyCandidate[]): Promise<Things> {
  const ids = [...new Set(candidates.map(each => each.on.id))];
  const rows = await session.query<{ kind: string; id: string; body: string | null; title: string | null; hour: bigint | null }>(
    `select t.kind, t.id, t.value ->> 'body' as body, coalesce(t.value ->> 'title', m.value ->> 'title') as title, case when t.kind = 'meeting' then (t.value ->> 'at')::bigint end as hour from fact t
     left join fact m on t.kind = 'poll' and m.org = t.org and m.kind = 'motion' and m.id = t.value #>> '{order,for,id}'
     where t.org = $1 and t.kind in ('election', 'poll', 'meeting', 'motion', 'petition', 'decision') and t.id = any($2::text[])`, [org, ids]);
  const texts = await textsOf(session, org, rows.map(row => row.title ?? undefined));
  const known = new Map(rows.map(row => [`${row.kind}/${row.id}`, row]));
  return {
    bodyOf: ({ on, content }) => {
      if (on.type === 'body') return on.id;
      if (on.type === 'seat') return on.id.split('/')[0];
      return known.get(`${on.type}/${on.id}`)?.body ?? ('body' in content && typeof content.body === 'string' ? content.body : undefined);
    },
    titleOf: ({ on }) => texts(known.get(`${on.type}/${on.id}`)?.title ?? undefined),
    hourOf: ({ on }) => { const hour = known.get(`${on.type}/${on.id}`)?.hour ?? undefined; return hour === undefined ? undefined : Number(hour); },
  };
}

/** Names for the ids that fields ask to choose from. */
async function choicesOf(reading: Reading, fields: readonly Field[]): Promise<(field: Field) => NeedView> {
  const idsOf = (type: Field['type']): readonly string[] => [...new Set(fields.flatMap(field => (field.type === type ? field.oneOf ?? [] : [])))];
  const decisions = await decisionRows(reading, await factsById(reading, 'decision', idsOf('decision') as readonly DecisionId[]));
  const seats = await factsById(reading, 'seat', idsOf('seats') as readonly SeatId[]);
  const names = await namesOf(reading.session, reading.org, seats.map(seat => seat.holder));
  const units = await unitNames(reading, seats.map(seat => seat.constituency));
  const known = new Map<string, NamedChoice>([
    ...decisions.map(({ id, title, bodyName, at }) => [id, { id, name: title, of: bodyName, at }] as const),
    ...seats.map(({ id, holder, constituency }) => [id, { id, name: holder === undefined ? null : names(holder).name, of: units(constituency) ?? '' }] as const),
  ]);
  return field => (field.type === 'decision' || field.type === 'seats' ? { ...field, choices: (field.oneOf ?? []).flatMap(id => known.get(id) ?? []) } : field);
}

function personIn({ content }: AnyCandidate): string | undefined {
  return 'person' in content && typeof content.person === 'string' ? content.person : undefined;
}

/** The body in which something is moved; otherwise that of the thing. */
function actingBody(candidate: AnyCandidate, { bodyOf }: Things): string | undefined {
  return candidate.kind === 'move' ? candidate.content.body : bodyOf(candidate);
}

export async function actViews(reading: Reading, { open, closed }: OpenActs): Promise<ActViews> {
  const candidates = [...open, ...closed].map(({ candidate }) => candidate);
  const things = await thingsOf(reading, candidates);
  const bodies = candidates.flatMap(candidate => [things.bodyOf(candidate), actingBody(candidate, things)]).filter(body => body !== undefined);
  const refs = await bodyRefs(reading, bodies as BodyId[]);
  const names = await namesOf(reading.session, reading.org, candidates.map(personIn));
  const whom = await whomOf(reading, candidates.map(({ on }) => on));
  const choices = await choicesOf(reading, open.flatMap(({ candidate }) => candidate.fields));
  const nameOf = (body: string | undefined): string | undefined => (body === undefined ? undefined : refs(body as BodyId).name);
  const objectOf = (candidate: AnyCandidate): OpenActView['object'] => {
    const at = things.hourOf(candidate);
    return { ...candidate.on, ...whom(candidate.on), ...(at === undefined ? {} : { at }), name: things.titleOf(candidate) ?? nameOf(things.bodyOf(candidate)) ?? candidate.on.id };
  };
  const params = (candidate: AnyCandidate): Readonly<Record<string, string>> => {
    const person = personIn(candidate);
    return { body: nameOf(actingBody(candidate, things)) ?? '', name: objectOf(candidate).name, ...(person === undefined ? {} : { person: names(person).name }) };
  };
  return {
    acts: open.map(({ candidate, authority }) => ({
      kind: candidate.kind, title: { params: params(candidate) }, article: authority, articleLabel: labelOf(reading, authority), authority, ...(candidate.due === undefined ? {} : { due: candidate.due }),
      href: hrefOf(reading, candidate.on), object: objectOf(candidate), content: candidate.content, needs: candidate.fields.map(choices),
    })),
    closed: closed.map(({ candidate, refusal }) => ({ kind: candidate.kind, object: objectOf(candidate), href: hrefOf(reading, candidate.on), refusal: refusalView(refusal) })),
  };
}
