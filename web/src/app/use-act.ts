import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/request.ts';
import { sendAct } from '../api/organisation.ts';
import type { Content } from '../api/organisation.ts';
import type { ActOutcome } from '../components/act-form.tsx';
import { useOrganisation } from './organisation-context.ts';
import { useRefusal } from './use-refusal.tsx';
import { useWords } from './use-words.ts';

/** Sends an act under a key and says what came of it. What is thrown means that no answer came. */
export function useAct(): (kind: string, content: Content) => (key: string) => Promise<ActOutcome> {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const queries = useQueryClient();
  const refusal = useRefusal(org, zone);
  const words = useWords();
  return (kind, content) => async key => {
    try {
      const answer = await sendAct(org, key, kind, content);
      void queries.invalidateQueries({ queryKey: ['org', org] });
      const applied = (answer.applied ?? []).map(({ code }) => words('applied', code));
      return { kind: 'done', message: [kind === 'cast' ? t('poll.castDone') : t('do.done', { act: words('actKind', kind) }), ...applied].join(' ') };
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500) throw error;
      return { kind: 'refused', refusal: refusal(error.error) };
    }
  };
}
