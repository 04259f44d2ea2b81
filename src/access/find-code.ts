/**
 * Finds the row behind a typed code.
 *
 * Guessing is hopeless by length: of 2^75 codes a million may be live, and a guess must first meet a
 * live prefix (2^40), where ten failures close it for a while. There is no switch that stops everybody:
 * a flood of failures only makes failing answers ask for a wait and is reported, because a stranger who
 * could close the door of a hall by typing nonsense would be the worse attack.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import type { AccessContext } from './context.ts';
import type { CodePurpose } from './entry-codes.ts';
import { parsePrintedCode, prefixOf } from './printed-code.ts';
import type { PrintedCode } from './printed-code.ts';
import type { AccessRefusal } from './refusal.ts';

export interface FoundCode {
  readonly id: string;
  readonly purpose: CodePurpose;
  readonly org: string | null;
  readonly person: string | null;
  /** Set on sign-in mails. */
  readonly account: string | null;
  readonly email: string | null;
  /** The account that already stands for the person. */
  readonly personAccount: string | null;
  /** Its organisation is a sample. */
  readonly sample: boolean;
}

const EVERYBODY = '*';

/** Whoever holds the whole code is told why it is over; anybody else learns nothing from the answer. */
export async function findCode(context: AccessContext, typed: string): Promise<Result<FoundCode, AccessRefusal>> {
  const code = parsePrintedCode(typed);
  if (code === undefined) return err({ code: 'code-mistyped' });
  const { codePrefix } = context.limits;
  const prefix = prefixOf(code);
  const wait = await codePrefix.attempt(prefix);
  if (wait > 0) return err({ code: 'too-many-attempts', wait });
  const row = await rowOf(context, prefix, code);
  if (row === undefined) return err(await failed(context));
  await codePrefix.clear(prefix);
  if (row.revoked_at !== null) return err({ code: 'code-revoked' });
  if (Number(row.expires_at) <= context.clock()) return err({ code: 'code-expired' });
  if (row.uses_left === 0) return err({ code: 'code-used' });
  return ok({
    id: row.id, purpose: row.purpose, org: row.org, person: row.person, account: row.account, email: row.email, personAccount: row.person_account, sample: row.sample,
  });
}

async function rowOf({ database, keys }: AccessContext, prefix: string, code: PrintedCode) {
  const { rows } = await database.pool.query({
    name: 'access-find-code',
    text: `select c.*, p.account as person_account, exists (select from organisation o where o.id = c.org and o.sample) as sample from entry_code c
           left join account_person p on p.org = c.org and p.person = c.person where c.prefix = $1`,
    values: [prefix],
  });
  const digest = keys.digest('entry-code', code);
  return rows.find(row => timingSafeEqual(row.hash, digest));
}

async function failed({ limits: { codesTogether } }: AccessContext): Promise<AccessRefusal> {
  const wait = await codesTogether.attempt(EVERYBODY);
  return wait > 0 ? { code: 'too-many-attempts', wait } : { code: 'code-refused' };
}
