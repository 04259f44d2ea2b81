import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/request.ts';
import { sendAct } from '../api/organisation.ts';
import type { ActAnswer, Content } from '../api/organisation.ts';
import type { ActOutcome } from '../components/act-form.tsx';
import { AppLink } from '../components/app-link.tsx';
import { pageOf } from './addresses.ts';
import { useOrganisation } from './organisation-context.ts';
import { useFailure } from './use-failure.ts';
import { useRefusal } from './use-refusal.tsx';
import { useWords } from './use-words.ts';

/** The page of the first thing that the act made or changed, and that has one. */
function madeBy(org: string, { events = [] }: ActAnswer): string | undefined {
  for (const { ids } of events)
    for (const type of ['motion', 'meeting', 'petition', 'election', 'decision', 'poll']) {
      const id = ids[type];
      if (id !== undefined) return pageOf(org, { type, id, name: '' });
    }
  return undefined;
}

/** Sends an act under a key and says what came of it. What is thrown means that no answer came. */
export function useAct(): (kind: string, content: Content) => (key: string) => Promise<ActOutcome> {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const queries = useQueryClient();
  const refusal = useRefusal(org, zone);
  const failure = useFailure();
  const words = useWords();
  return (kind, content) => async key => {
    try {
      const answer = await sendAct(org, key, kind, content);
      void queries.invalidateQueries({ queryKey: ['org', org] });
      // That an article governs the motion is said above the form already.
      const applied = (answer.applied ?? []).filter(({ code }) => code !== 'governs').map(({ code }) => words('applied', code));
      const made = kind === 'cast' ? undefined : madeBy(org, answer);
      const said = [kind === 'cast' ? t('poll.castDone') : t('do.done', { act: words('actKind', kind) }), ...applied].join(' ');
      return { kind: 'done', message: <>{said} {made !== undefined && <AppLink href={made}>{t('do.toMade')}</AppLink>}</> };
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500) throw error;
      const isByCharter = error.status === 422;
      return { kind: 'refused', refusal: isByCharter ? refusal(error.error) : { reason: failure(error), article: undefined, remedies: [] } };
    }
  };
}
