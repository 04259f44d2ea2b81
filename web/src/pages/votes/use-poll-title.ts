import { useTranslation } from 'react-i18next';
import { useBodyFor } from '../../app/use-thing-name.ts';

interface Titled { readonly title: string | null; readonly for: { readonly kind: string }; readonly bodyName: string; readonly constituencyName: string | null }

/** What a poll is called: a motion by its title, an election by its body and who elects, a recall by the person. */
export function usePollTitle(): (poll: Titled) => string {
  const { t } = useTranslation();
  const bodyFor = useBodyFor();
  return ({ title, for: { kind }, bodyName, constituencyName }) => {
    if (kind === 'election') return t('poll.election', { body: bodyFor(bodyName, constituencyName) });
    if (kind === 'recall') return title === null ? t('poll.recallIn', { body: bodyFor(bodyName, constituencyName) }) : t('poll.recall', { name: title });
    return title ?? t('motion.untitled');
  };
}
