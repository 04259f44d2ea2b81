/** The first operator: a code on the server's console, because who can read that owns the machine. */
import type { AccessContext } from './context.ts';
import { inTransaction } from './database.ts';
import { issueCode } from './entry-codes.ts';
import { formatPrintedCode } from './printed-code.ts';

/**
 * A code that makes one operator account, once; earlier ones end. Undefined when there is an operator,
 * unless another is wanted `besides`: the way back in for an operator who has lost every key.
 */
export async function issueSetupCode(context: AccessContext, { besides = false }: { readonly besides?: boolean } = {}): Promise<string | undefined> {
  return inTransaction(context.database, async queries => {
    const { rowCount } = await queries.query('select from account where operator limit 1');
    if (rowCount !== 0 && !besides) return undefined;
    await queries.query(`update entry_code set revoked_at = $1 where purpose = 'setup' and revoked_at is null`, [context.clock()]);
    const terms = { purpose: 'setup', expiresAt: context.clock() + context.times.setupLasts, uses: 1 } as const;
    return formatPrintedCode(await issueCode(queries, context, {}, terms));
  });
}
