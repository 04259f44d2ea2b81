/** Reads sessions and tokens, many at a time, and notes that they were used. */
import type { AccessContext } from './context.ts';
import type { Identity } from './identity.ts';

/** `until`: the instant after which this must be read again, because it may have ended. */
export interface ReadIdentity {
  readonly identity: Identity;
  readonly until: number;
}

type Reading = Pick<AccessContext, 'database' | 'clock' | 'times' | 'later'>;
type Read = Promise<ReadonlyMap<string, ReadIdentity>>;

/** Of an account `a`, those that meet a condition. */
const persons = (which: string): string => `(select coalesce(json_agg(json_build_object('org', p.org, 'person', p.person) order by p.org), '[]')
                  from account_person p where p.account = a.id and ${which}) as persons`;
const SAMPLE = `exists (select from account_person p join organisation o on o.id = p.org where p.account = a.id and o.sample) as sample`;

/** A letter is its organisation's word, and not the account owner's: it opens neither other organisations nor the installation. */
const WHOLE = `(s.orgs is null or not (a.operator or exists (select from account_person p where p.account = a.id and p.org <> all(s.orgs)))) as whole`;

/** By the hexadecimal HMAC of the cookie's key. Ended sessions are left out. */
export async function readSessions(context: Reading, digests: readonly string[]): Read {
  const { database, clock, times } = context;
  const { rows } = await database.pool.query({
    name: 'access-read-sessions',
    text: `with shown as (select decode(unnest($1::text[]), 'hex') as hash)
           select encode(shown.hash, 'hex') as digest, shown.hash = s.key_hash as current, s.*, a.operator and s.orgs is null as operator, ${SAMPLE}, ${WHOLE}, ${persons('(s.orgs is null or p.org = any(s.orgs))')}
           from shown join session s on s.key_hash = shown.hash or s.former_hash = shown.hash join account a on a.id = s.account`,
    values: [digests],
  });
  const now = clock();
  const found = new Map<string, ReadIdentity>();
  const seen: string[] = [];
  for (const row of rows) {
    const ends = [Number(row.expires_at), Number(row.seen_at) + times.sessionIdles];
    if (!row.current) ends.push(Number(row.rotated_at) + times.keyOverlaps);
    const end = Math.min(...ends);
    if (end <= now) continue;
    if (now - Number(row.seen_at) >= times.seenEvery) seen.push(row.id);
    found.set(row.digest, { identity: sessionIdentity(row), until: Math.min(end, now + times.identityKept) });
  }
  if (seen.length > 0) context.later(() => database.pool.query('update session set seen_at = $1 where id = any($2) and seen_at < $1', [now, seen]));
  return found;
}

/** By the hexadecimal HMAC of the token. Expired and revoked tokens are left out. */
export async function readTokens(context: Reading, digests: readonly string[]): Read {
  const { database, clock, times } = context;
  const now = clock();
  const { rows } = await database.pool.query({
    name: 'access-read-tokens',
    text: `select encode(t.hash, 'hex') as digest, t.*, a.operator, ${SAMPLE}, ${persons('true')}
           from api_token t join account a on a.id = t.account
           where t.hash = any(select decode(unnest($1::text[]), 'hex')) and t.revoked_at is null and t.expires_at > $2`,
    values: [digests, now],
  });
  const used = rows.filter(row => now - Number(row.used_at ?? 0) >= times.seenEvery).map(row => row.id);
  if (used.length > 0) context.later(() => database.pool.query('update api_token set used_at = $1 where id = any($2)', [now, used]));
  return new Map(rows.map(row => [row.digest, {
    identity: tokenIdentity(row), until: Math.min(Number(row.expires_at), now + times.identityKept),
  }]));
}

/** A row of the driver: its shape is fixed by the statement above and by the schema. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the driver knows no column types
type Row = any;

function sessionIdentity(row: Row): Identity {
  return {
    via: 'session', account: row.account, persons: row.persons, operator: row.operator, sample: row.sample, session: row.id,
    factor: row.factor, secondFactor: row.second_factor, signedInAt: Number(row.signed_in_at), orgs: row.orgs, whole: row.whole,
  };
}

function tokenIdentity(row: Row): Identity {
  return { via: 'token', account: row.account, persons: row.persons, operator: row.operator, sample: row.sample, token: row.id, scopes: row.scopes, secondFactor: false };
}
