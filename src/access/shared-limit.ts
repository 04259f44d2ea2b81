/**
 * The limits of several processes on one server: buckets in a table that all of them count in, so that more
 * processes allow no more guesses. The table is not logged: a count waits for no disk, and after a crash of the server
 * all buckets are full. Attempts that arrive together cost one statement.
 */
import type { AttemptLimit, AttemptPurpose, LimitRules } from './attempt-limit.ts';
import { batched } from './batched.ts';
import type { AccessDatabase } from './database.ts';
import type { Keys } from './keys.ts';

export interface SharedLimitParts {
  readonly database: AccessDatabase;
  readonly keys: Keys;
  readonly clock: () => number;
}

/**
 * How many of the attempts asked for are granted, and when the bucket is full again. Rows are taken in the order of
 * their keys, so that two processes cannot wait for each other.
 */
const COUNT = `
  insert into attempt as kept (purpose, key, granted, full_again)
  select $1, decode(asked.key, 'hex'), least(asked.n, $4::int), $3::bigint + least(asked.n, $4::int) * $5::bigint
  from unnest($2::text[], $6::int[]) as asked (key, n) order by 2
  on conflict (purpose, key) do update set
    granted = least(excluded.granted, ($3 + $4 * $5 - greatest(kept.full_again, $3)) / $5),
    full_again = greatest(kept.full_again, $3) + least(excluded.granted, ($3 + $4 * $5 - greatest(kept.full_again, $3)) / $5) * $5
  returning encode(key, 'hex') as key, granted, full_again`;

const CLEAR = `
  delete from attempt where purpose = $1 and key in
    (select key from attempt where purpose = $1 and key = any(select decode(unnest($2::text[]), 'hex')) order by key for update)`;

export function sharedLimit({ database: { pool }, keys, clock }: SharedLimitParts, purpose: AttemptPurpose, { burst, refill }: LimitRules): AttemptLimit {
  let attempts = 0;
  // Two attempts at one key are two, where two questions would be one: each carries a number.
  const count = batched(async numbered => {
    const byKey = Map.groupBy(numbered, text => text.slice(text.indexOf(' ') + 1));
    const now = clock();
    const { rows } = await pool.query({ name: 'access-count-attempts', text: COUNT, values: [purpose, [...byKey.keys()], now, burst, refill, [...byKey.values()].map(each => each.length)] });
    const found = new Map(rows.map(row => [row.key as string, { granted: Number(row.granted), wait: Number(row.full_again) + refill - burst * refill - now }]));
    return new Map([...byKey].flatMap(([key, asked]) => asked.map((text, place) => [text, place < (found.get(key)?.granted ?? 0) ? 0 : Math.max(1, found.get(key)?.wait ?? refill)] as const)));
  });
  const clear = batched(async cleared => {
    await pool.query({ name: 'access-clear-attempts', text: CLEAR, values: [purpose, cleared] });
    return new Map<string, undefined>();
  });
  const digest = (key: string): string => keys.digest('attempt', `${purpose}\n${key}`).toString('hex');
  return {
    attempt: async key => (await count(`${++attempts} ${digest(key)}`)) ?? refill,
    clear: async key => { await clear(digest(key)); },
  };
}

/** Drops the buckets that are full again; every minute, since a flood of invented keys makes one for each. */
export async function forgetAttempts({ database, clock }: Pick<SharedLimitParts, 'database' | 'clock'>): Promise<void> {
  await database.pool.query('delete from attempt where full_again <= $1', [clock()]);
}
