/** What the keepers of the roll did about one person: corrections of the roll, and codes issued for them. */
import type { CodesByKeeper, Correction } from '#assembly/roll-facts.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { factById, factsByIndex } from './facts-by.ts';

interface Former { readonly name: string; readonly number: string | null; readonly email: string | null }

export interface CorrectionView {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly byName: string;
  /** Null when none was given, or it was erased. */
  readonly reason: string | null;
  /** What the roll said before of what was changed. */
  readonly particulars: readonly { readonly field: 'name' | 'number' | 'email'; readonly was: string | null }[];
  /** By attribute, or `joined`; the day is that from which the standing holds. */
  readonly standings: readonly { readonly from: string; readonly field: string; readonly was: string | null; readonly now: string | null }[];
}

export interface CodesView {
  readonly issues: readonly { readonly at: number; readonly byName: string; readonly channel: 'letter' | 'mail' }[];
  readonly withdrawn: { readonly at: number; readonly byName: string } | null;
  /** One of them may still let somebody in. */
  readonly live: boolean;
}

export interface KeeperCodes {
  readonly person: string;
  readonly name: string;
  readonly letters: number;
  readonly mails: number;
  /** For persons who had been given one before. */
  readonly again: number;
  readonly last: number;
}

/** The latest first. */
export async function correctionsOf(reading: Reading, person: string): Promise<readonly CorrectionView[]> {
  const { session, org } = reading;
  const corrections = await factsByIndex(reading, 'correction', 'person', [person]);
  if (corrections.length === 0) return [];
  const names = await namesOf(session, org, corrections.map(each => each.by));
  const former = new Map((await session.query<Former & { ref: string }>('select ref, name, number, email from former_particulars where org = $1 and person = $2', [org, person])).map(row => [row.ref, row]));
  const reasons = new Map((await session.query<{ ref: string; text: string }>('select ref, text from roll_note where org = $1 and person = $2', [org, person])).map(row => [row.ref, row.text]));
  return corrections.toSorted((a, b) => b.at - a.at).map(({ id, at, by, reason, particulars, standings }) => ({
    id, at, by, byName: names(by).name, reason: reasons.get(reason ?? '') ?? null,
    particulars: (particulars?.changed ?? []).map(field => ({ field, was: former.get(particulars?.was ?? '')?.[field] ?? null })),
    standings: standings.flatMap(fieldsOf),
  }));
}

function fieldsOf({ from, was, now }: Correction['standings'][number]): CorrectionView['standings'] {
  const names = [...new Set([...Object.keys(was.attributes), ...Object.keys(now.attributes)])].filter(name => was.attributes[name] !== now.attributes[name]);
  const fields = names.map(field => ({ from, field, was: was.attributes[field] ?? null, now: now.attributes[field] ?? null }));
  return was.joined === now.joined ? fields : [{ from, field: 'joined', was: was.joined, now: now.joined }, ...fields];
}

/** The latest first. */
export async function codesOf(reading: Reading, person: string): Promise<CodesView> {
  const codes = await factById(reading, 'codes-of-person', person);
  const issues = (codes?.issues ?? []).toReversed();
  const names = await namesOf(reading.session, reading.org, [...issues.map(each => each.by), codes?.withdrawn?.by]);
  const withdrawn = codes?.withdrawn;
  return {
    issues: issues.map(({ at, by, channel }) => ({ at, byName: names(by).name, channel })),
    withdrawn: withdrawn === undefined ? null : { at: withdrawn.at, byName: names(withdrawn.by).name },
    live: issues[0] !== undefined && (withdrawn === undefined || withdrawn.at < issues[0].at),
  };
}

/** Who issued how many codes: for everybody who may read the record, since it can be counted there. */
export async function codesByKeeper(reading: Reading): Promise<readonly KeeperCodes[]> {
  const keepers: readonly CodesByKeeper[] = await factsByIndex(reading, 'codes-by-keeper', 'kept', ['roll']);
  const names = await namesOf(reading.session, reading.org, keepers.map(each => each.id));
  return keepers.toSorted((a, b) => b.last - a.last).map(({ id, letters, mails, again, last }) => ({ person: id, name: names(id).name, letters, mails, again, last }));
}
