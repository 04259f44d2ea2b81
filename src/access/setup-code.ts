/** The code on the server's console, because who can read that owns the machine: for the first foundation and the first operator. */
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { oneTransaction } from '#store/one-transaction.ts';
import type { AccessContext } from './context.ts';
import type { Queries } from './database.ts';
import { issueCode } from './entry-codes.ts';
import { findCode } from './find-code.ts';
import { formatPrintedCode } from './printed-code.ts';
import type { AccessRefusal } from './refusal.ts';

/**
 * A code that makes one operator account, once; earlier ones end. Undefined when there is an operator,
 * unless another is wanted `besides`: the way back in for an operator who has lost every key.
 */
export async function issueSetupCode(context: AccessContext, { besides = false }: { readonly besides?: boolean } = {}): Promise<string | undefined> {
  return oneTransaction(context.database.pool, async queries => {
    const { rowCount } = await queries.query('select from account where operator limit 1');
    if (rowCount !== 0 && !besides) return undefined;
    await endCodes(queries, context);
    const terms = { purpose: 'setup', expiresAt: context.clock() + context.times.setupLasts, uses: 1 } as const;
    return formatPrintedCode(await issueCode(queries, context, {}, terms));
  });
}

/** Whether it is the live setup code; it is not used up. Guesses are counted and compared like those of every code. */
export async function checkSetupCode(context: AccessContext, typed: string): Promise<Result<void, AccessRefusal>> {
  const found = await findCode(context, typed);
  if (!found.ok) return found;
  return found.value.purpose === 'setup' ? ok(undefined) : err({ code: 'code-refused' });
}

/** From the first foundation on there is none; whoever starts the server anew is given one for the operator. */
export async function endSetupCodes(context: AccessContext): Promise<void> {
  await endCodes(context.database.pool, context);
}

async function endCodes(queries: Queries, { clock }: AccessContext): Promise<void> {
  await queries.query(`update entry_code set revoked_at = $1 where purpose = 'setup' and revoked_at is null`, [clock()]);
}
