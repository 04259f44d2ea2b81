import { useTranslation } from 'react-i18next';

interface Titled { readonly title: string | null; readonly for: { readonly kind: string }; readonly bodyName: string }

/** What a poll is called: a motion by its title, an election by its body, a recall by the person. */
export function usePollTitle(): (poll: Titled) => string {
  const { t } = useTranslation();
  return ({ title, for: { kind }, bodyName }) => {
    if (kind === 'election') return t('poll.election', { body: bodyName });
    if (kind === 'recall') return title === null ? t('poll.recallIn', { body: bodyName }) : t('poll.recall', { name: title });
    return title ?? t('motion.untitled');
  };
}
