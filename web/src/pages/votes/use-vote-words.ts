import { useTranslation } from 'react-i18next';
import { unreachable } from '#kernel/unreachable.ts';
import type { RollCallLine } from '../../api/polls.ts';
import { useWords } from '../../app/use-words.ts';

/** A cast choice in words; names of options are looked up by the caller. */
export function useVoteWords(nameOf: (option: string) => string = option => option): (choice: RollCallLine['vote']) => string {
  const { t } = useTranslation();
  const words = useWords();
  return choice => {
    switch (choice.kind) {
      case 'question': return words('side', choice.vote);
      case 'ranking': return choice.order.map((option, index) => `${index + 1}. ${nameOf(option)}`).join(' ') || t('poll.blank');
      case 'ranks': return choice.ranks.map((rank, index) => `${index + 1}. ${rank.map(nameOf).join(' = ')}`).join(' ') || t('poll.blank');
      case 'points': return Object.entries(choice.points).map(([option, points]) => `${nameOf(option)}: ${points}`).join(', ') || t('poll.blank');
      case 'picks': return choice.options.map(nameOf).join(', ') || t('poll.blank');
      case 'split': return t('poll.split', { for: choice.for, against: choice.against, abstain: choice.abstain });
      default: return unreachable(choice);
    }
  };
}
