/** Members as those may see them who ask, and the public side of a person: what they hold and what they did in it. */
import type { Choice } from '#assembly/order.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import { keepsRoll, mayListMembers, maySeeParticulars, maySeeStanding } from '#policy/visibility.ts';
import { textsOf } from '../documents.ts';
import { ERASED_NAME, namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, unitNames } from './bodies.ts';
import { factsById, factsByIndex } from './facts-by.ts';
import { codesOf, correctionsOf, type CodesView, type CorrectionView } from './roll-history.ts';

const PAGE = 100;

export interface MemberRow {
  readonly person: string;
  readonly name: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** For keepers of the roll. */
  readonly status?: string;
  readonly joined?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly number?: string | null;
}

export interface MemberQuery {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly page: number;
}

interface Row { person: string; name: string | null; number: string | null; units: string[]; status: string; joined: string; attributes: Record<string, string> }

const words = (text: string): string => `%${text.trim().toLowerCase().replaceAll(/[\\%_]/gu, character => `\\${character}`)}%`;

/** Undefined when the viewer may not list them: members see their own units, keepers of the roll see all. */
export async function memberList(reading: Reading, { q, unit, page }: MemberQuery): Promise<{ members: readonly MemberRow[]; more: boolean } | undefined> {
  const { viewer, session, org, rules, at } = reading;
  const within = unit ?? (keepsRoll(viewer) ? undefined : viewer.units[0]);
  if (!mayListMembers(viewer, within as UnitId | undefined)) return undefined;
  const rows = await session.query<Row>(
    `select m.person, p.name, p.number, m.units, m.status, m.joined, m.attributes from membership m left join particulars p on p.org = m.org and p.person = m.person
     where m.org = $1 and m.valid_from <= $2 and m.valid_until > $2 and ($6::boolean or m.status not in ('left', 'expelled'))
       and ($3::text is null or m.units && (select array_agg(w.unit) from unit_within w where w.org = $1 and w.ancestor = $3))
       and ($4::text is null or lower(p.name) like $4 or p.number = $5)
     order by lower(p.name) nulls last, m.person limit $7 offset $8`,
    [org, rules.calendar.dayOf(at), within ?? null, q === undefined || q.trim() === '' ? null : words(q), q?.trim() ?? null, keepsRoll(viewer), PAGE + 1, page * PAGE]);
  const names = await unitNames(reading, rows.flatMap(row => row.units));
  const members = rows.slice(0, PAGE).map((row): MemberRow => ({
    person: row.person, name: row.name ?? ERASED_NAME, units: row.units.map(id => ({ id, name: names(id) ?? id })),
    ...(keepsRoll(viewer) ? { status: row.status, joined: row.joined, attributes: row.attributes, number: row.number } : {}),
  }));
  return { members, more: rows.length > PAGE };
}

export interface PersonView {
  readonly person: string;
  readonly name: string;
  readonly seats: readonly { readonly seat: string; readonly body: string; readonly bodyName: string; readonly constituencyName: string | null; readonly since: number | null; readonly until: string | null; readonly mandate: string }[];
  readonly votes: readonly { readonly poll: string; readonly motion: string | null; readonly title: string | null; readonly vote: Choice; readonly seat: string }[];
  readonly reports: readonly { readonly id: string; readonly seat: string; readonly about: string | null; readonly text: string | null; readonly at: number }[];
  readonly instructions: readonly { readonly seat: string; readonly motion: string; readonly title: string | null; readonly vote: string; readonly kept: boolean | null }[];
  readonly standing?: { readonly status: string; readonly joined: string; readonly attributes: Readonly<Record<string, string>>; readonly units: readonly { readonly id: string; readonly name: string }[] };
  readonly particulars?: { readonly number: string | null; readonly email: string | null };
  readonly corrections?: readonly CorrectionView[];
  readonly codes?: CodesView;
}

interface Known { name: string | null; number: string | null; email: string | null; status: string | null; joined: string | null; attributes: Record<string, string> | null; units: string[] | null }

/** Undefined for somebody the viewer has no reason to know: neither in a seat, nor in a unit of theirs, nor on their roll. */
export async function personView(reading: Reading, id: string): Promise<PersonView | undefined> {
  const { session, org, viewer, rules, at } = reading;
  const person = id as PersonId;
  const [known] = await session.query<Known>(
    `select p.name, p.number, p.email, m.status, m.joined, m.attributes, m.units from (select $2::text as person) o
     left join particulars p on p.org = $1 and p.person = o.person
     left join membership m on m.org = $1 and m.person = o.person and m.valid_from <= $3 and m.valid_until > $3`, [org, id, rules.calendar.dayOf(at)]);
  const seats = await factsByIndex(reading, 'seat', 'holder', [id]);
  const isKnown = known !== undefined && (known.name !== null || known.status !== null);
  const isNear = seats.length > 0 || maySeeStanding(viewer, person) || (known?.units ?? []).some(unit => viewer.units.includes(unit as UnitId));
  if (!isKnown || !isNear) return undefined;
  const refs = await bodyRefs(reading, seats.map(seat => seat.body));
  const units = await unitNames(reading, [...(known.units ?? []), ...seats.map(seat => seat.constituency)]);
  const name = (await namesOf(session, org, [id]))(id).name;
  return {
    person: id, name,
    seats: seats.map(seat => ({ seat: seat.id, body: seat.body, bodyName: refs(seat.body).name, constituencyName: units(seat.constituency) ?? null, since: seat.since ?? null, until: seat.until ?? null, mandate: seat.mandate })),
    ...await inOffice(reading, seats.map(seat => seat.id), id),
    ...await ownSide(reading, person, known, units),
  };
}

/** What only the person and the keepers of the roll see. */
async function ownSide(reading: Reading, person: PersonId, known: Known, unitName: (unit: string) => string | undefined): Promise<Pick<PersonView, 'standing' | 'particulars' | 'corrections' | 'codes'>> {
  const { viewer } = reading;
  const { status, joined, attributes, units, number, email } = known;
  const standing = status === null || !maySeeStanding(viewer, person) ? {} : { standing: { status, joined: joined ?? '', attributes: attributes ?? {}, units: (units ?? []).map(id => ({ id, name: unitName(id) ?? id })) } };
  if (!maySeeParticulars(viewer, person)) return standing;
  return { ...standing, particulars: { number, email }, corrections: await correctionsOf(reading, person), codes: await codesOf(reading, person) };
}

/** Roll-call votes, reports and instructions of the seats they hold. */
async function inOffice(reading: Reading, seats: readonly string[], person: string): Promise<Pick<PersonView, 'votes' | 'reports' | 'instructions'>> {
  const { session, org } = reading;
  const votes = seats.length === 0 ? [] : await session.query<{ poll: string; seat: string; choice: Choice; motion: string | null }>(
    `select l.poll, l.seat, v.choice, case when f.value -> 'order' -> 'for' ->> 'kind' = 'motion' then f.value -> 'order' -> 'for' ->> 'id' end as motion
     from roll_line l join open_vote v on v.org = l.org and v.poll = l.poll and v.line = l.line join fact f on f.org = l.org and f.kind = 'poll' and f.id = l.poll
     where l.org = $1 and l.seat = any($2::text[]) and f.value ->> 'stage' <> 'open' order by (f.value -> 'order' ->> 'opens')::bigint desc limit 200`, [org, seats]);
  const reports = (await factsByIndex(reading, 'report', 'seat', seats)).filter(report => report.person === person);
  const instructions = await factsByIndex(reading, 'instruction', 'seat', seats);
  const titles = new Map((await factsById(reading, 'motion', [...votes.flatMap(row => row.motion ?? []), ...instructions.map(each => each.motion)])).map(motion => [motion.id as string, motion.title]));
  const texts = await textsOf(session, org, [...reports.map(report => report.text), ...titles.values()]);
  return {
    votes: votes.map(row => ({ poll: row.poll, motion: row.motion, title: texts(titles.get(row.motion ?? '')), vote: row.choice, seat: row.seat })),
    reports: reports.map(report => ({ id: report.id, seat: report.seat, about: report.about ?? null, text: texts(report.text), at: report.at })),
    instructions: instructions.map(each => ({ seat: each.seat, motion: each.motion, title: texts(titles.get(each.motion)), vote: each.vote, kept: each.kept ?? null })),
  };
}
