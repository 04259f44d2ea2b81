import { useTranslation } from 'react-i18next';
import type { PollView, RollCallLine } from '../../api/polls.ts';
import { at } from '../../app/addresses.ts';
import { Kept } from '../../app/kept.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { useVoteWords } from './use-vote-words.ts';

/** Who voted how, and whether as instructed. */
export function RollCall({ poll, lines }: { readonly poll: PollView; readonly lines: readonly RollCallLine[] }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const voteWords = useVoteWords(id => poll.options.find(option => option.id === id)?.name ?? id);
  const nameOf = (line: RollCallLine): string => line.name ?? t('poll.line', { line: line.line });
  const columns: readonly Column<RollCallLine>[] = [
    { key: 'name', title: t('rollCall.name'), cell: line => (line.person === undefined ? nameOf(line) : <AppLink href={at(org, 'people', line.person)}>{nameOf(line)}</AppLink>), sortBy: nameOf },
    { key: 'vote', title: t('rollCall.vote'), cell: line => <b>{voteWords(line.vote)}</b>, sortBy: line => voteWords(line.vote) },
    { key: 'weight', title: t('rollCall.weight'), cell: line => line.weight, sortBy: line => line.weight, numeric: true },
    { key: 'instruction', title: t('rollCall.instruction'), cell: line => (line.instruction === null ? '–' : <>{words('side', line.instruction)} <Kept kept={line.kept} /></>), sortBy: line => line.instruction ?? '' },
  ];
  const isWeighted = lines.some(line => line.weight !== 1);
  const isInstructed = lines.some(line => line.instruction !== null);
  return (
    <Section title={t('rollCall.title')}>
      <DataTable caption={t('rollCall.title')} rows={lines} keyOf={line => String(line.line)} pageSize={50} columns={columns.filter(({ key }) => (key !== 'weight' || isWeighted) && (key !== 'instruction' || isInstructed))} />
    </Section>
  );
}
