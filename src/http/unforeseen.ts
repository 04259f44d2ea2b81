/** What an error that no route has foreseen is to those outside: their fault, a charter that cannot be read now, a storage that is full or gone, or a fault of ours. */
import { HTTPException } from 'hono/http-exception';
import { CharterUnread } from '#service/charter-desk.ts';
import { Problem } from './problem.ts';

/** Classes of SQLSTATE: connection, resources (a full disk among them), an operator's intervention, the system. @see PostgreSQL manual, appendix A */
const STORAGE = /^(?:08|53|57P|58)/u;

export function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error;
  // Validation itself refuses a body that is missing.
  if (error instanceof HTTPException && error.status === 400) return new Problem('malformed');
  if (error instanceof CharterUnread) return new Problem(error.reason);
  return isOfStorage(error) ? new Problem('unavailable', { reason: 'storage' }) : new Problem('internal');
}

function isOfStorage(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && (STORAGE.test(code) || code === 'ECONNREFUSED' || code === 'ENOSPC');
}
