import { useTranslation } from 'react-i18next';
import { useFailure } from '../../app/use-failure.ts';

/** What a browser calls a ceremony with a key that was broken off, or that the device would not do. @see W3C Web Authentication, 5.1.3 */
const BROKEN_OFF: ReadonlySet<string> = new Set(['NotAllowedError', 'AbortError', 'InvalidStateError', 'NotSupportedError', 'SecurityError', 'WebAuthnError']);

/** Why a change of one's own account failed: the server's words, or that the device did not confirm it. */
export function useOwnFailure(): (error: Error) => string {
  const { t } = useTranslation();
  const failure = useFailure();
  return error => (BROKEN_OFF.has(error.name) ? t('passkey.cancelled') : failure(error));
}
