/** What the operator reads in the log of troubles around signing in. */
import type { AccessFault } from '#access/context.ts';

export function accessFaultText(fault: AccessFault): string {
  switch (fault.kind) {
    case 'codes-are-being-guessed': return 'Somebody is guessing codes: more than a thousand wrong ones came in a short time. Right codes are still taken; wrong ones are asked to wait.';
    case 'mail-not-sent': return `Mail cannot be sent: ${reasonOf(fault.error)}. Those who wait for a mail are not told. This is said again only after a mail has gone off.`;
    case 'invitations-not-sent': return `Of ${fault.of} invitations by mail of the organisation ${fault.org}, ${fault.of - fault.sent} were not sent. Its keeper of the roll should send them again.`;
    case 'background-work-failed': return `Work for signing in failed: ${fault.error instanceof Error ? fault.error.stack ?? fault.error.message : String(fault.error)}`;
  }
}

/** Of a mail server's answer nothing that names the addressee. */
function reasonOf(error: unknown): string {
  const { code, responseCode, message } = error as { code?: unknown; responseCode?: unknown; message?: unknown };
  const words = String(message ?? error).replaceAll(/[^\s<>"']+@[^\s<>"']+/gu, '…').split('\n')[0] ?? '';
  return [words, ...[code, responseCode].filter(each => each !== undefined).map(String)].join(', ');
}
