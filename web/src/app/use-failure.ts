import { useTranslation } from 'react-i18next';
import { Refused } from '../api/request.ts';
import { useWords } from './use-words.ts';

/** One sentence on why a request failed that is no act under the charter. */
export function useFailure(): (error: unknown) => string {
  const { t } = useTranslation();
  const words = useWords();
  return error => {
    if (!(error instanceof Refused)) return t('load.offline');
    const { code, wait = 0, least = 0 } = error.error;
    return words('accessRefusal', code, { minutes: Math.max(1, Math.ceil(wait / 60_000)), least });
  };
}
