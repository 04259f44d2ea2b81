/**
 * Codes that let one person in: printed on a letter, carried by an invitation link, or shown on the
 * server's console for the first operator. Only their HMAC is kept, so a letter cannot be printed twice:
 * a new one is issued, and the old one ends.
 */
import { oneTransaction } from '#store/one-transaction.ts';
import type { AccessContext } from './context.ts';
import type { Queries } from './database.ts';
import { newId } from './keys.ts';
import { formatPrintedCode, newPrintedCode, prefixOf } from './printed-code.ts';
import type { PrintedCode } from './printed-code.ts';

export type CodePurpose = 'letter' | 'link' | 'email' | 'verify-email' | 'setup';

export interface IssuedCode {
  readonly person: string;
  /** As printed: four groups of four. */
  readonly code: string;
  /** The same code behind `#`, which no browser sends to a server and no log holds. */
  readonly link: string;
}

export interface CodeTerms {
  readonly purpose: 'letter' | 'link';
  /** UTC milliseconds; `letterLasts` from now when absent. */
  readonly expiresAt?: number;
  /** How often it signs in; without it, until it expires: a letter is the way in of a member without e-mail. */
  readonly uses?: number;
}

export interface CodeHolder {
  readonly org?: string;
  readonly person?: string;
  readonly account?: string;
  readonly email?: string;
}

interface CodeRow extends CodeHolder {
  readonly code: PrintedCode;
}

interface RowTerms {
  readonly purpose: CodePurpose;
  readonly expiresAt: number;
  readonly uses: number | undefined;
}

const ROWS_PER_STATEMENT = 2_000;

/**
 * One live code for each person; earlier ones end, on paper or mailed: whoever holds one sees it refused when another was
 * issued behind their back. Persons named twice get one.
 * Thousands at a time: the rows go in blocks, and other requests are served between them.
 */
export async function issueCodes(context: AccessContext, org: string, persons: readonly string[], terms: CodeTerms): Promise<readonly IssuedCode[]> {
  const rows = [...new Set(persons)].map(person => ({ org, person, code: newPrintedCode(context.entropy) }));
  const rowTerms = { purpose: terms.purpose, expiresAt: terms.expiresAt ?? context.clock() + context.times.letterLasts, uses: terms.uses };
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const block = rows.slice(from, from + ROWS_PER_STATEMENT);
    await oneTransaction(context.database.pool, async queries => {
      await endCodes(queries, context, org, block.map(row => row.person));
      await insertCodes(queries, context, block, rowTerms);
    });
    await new Promise(setImmediate);
  }
  return rows.map(({ person, code }) => ({ person, code: formatPrintedCode(code), link: entryLink(context, code) }));
}

/** A code for an account rather than a person of a roll, or the operator's setup code. */
export async function issueCode(queries: Queries, context: AccessContext, holder: CodeHolder, terms: RowTerms): Promise<PrintedCode> {
  const code = newPrintedCode(context.entropy);
  await insertCodes(queries, context, [{ ...holder, code }], terms);
  return code;
}

/** Ends the person's live letters and links. The number ended. */
export async function revokeCodes(context: AccessContext, org: string, person: string): Promise<number> {
  return endCodes(context.database.pool, context, org, [person]);
}

/** A link that opens the entry page with the code filled in. */
export function entryLink({ origins }: AccessContext, code: PrintedCode): string {
  return `${origins[0]}/enter#${formatPrintedCode(code)}`;
}

export interface LetterState {
  readonly person: string;
  readonly purpose: 'letter' | 'link';
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The last time it signed somebody in. */
  readonly usedAt: number | undefined;
}

/** The live letters and links of an organisation, without their codes: who has been invited, and who came. */
export async function listLetters({ database, clock }: AccessContext, org: string): Promise<readonly LetterState[]> {
  const { rows } = await database.pool.query(
    `select person, purpose, issued_at, expires_at, used_at from entry_code
     where org = $1 and revoked_at is null and expires_at > $2 order by person, purpose`, [org, clock()]);
  return rows.map(row => ({
    person: row.person, purpose: row.purpose, issuedAt: Number(row.issued_at), expiresAt: Number(row.expires_at),
    usedAt: row.used_at === null ? undefined : Number(row.used_at),
  }));
}

async function endCodes(queries: Queries, { clock }: AccessContext, org: string, persons: readonly string[]): Promise<number> {
  const { rowCount } = await queries.query(
    `update entry_code set revoked_at = $1
     where org = $2 and person = any($3) and revoked_at is null`,
    [clock(), org, persons]);
  return rowCount ?? 0;
}

async function insertCodes(queries: Queries, context: AccessContext, rows: readonly CodeRow[], terms: RowTerms): Promise<void> {
  const digests = rows.map(row => context.keys.digest('entry-code', row.code).toString('hex'));
  await queries.query(
    `insert into entry_code (id, purpose, prefix, hash, org, person, account, email, issued_at, expires_at, uses_left)
     select id, $1::text, prefix, decode(hash, 'hex'), org, person, account, email, $2::bigint, $3::bigint, $4::integer
     from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
       as fresh (id, prefix, hash, org, person, account, email)`,
    [terms.purpose, context.clock(), terms.expiresAt, terms.uses, rows.map(() => newId(context.entropy)),
      rows.map(row => prefixOf(row.code)), digests, rows.map(row => row.org), rows.map(row => row.person),
      rows.map(row => row.account), rows.map(row => row.email)]);
}
