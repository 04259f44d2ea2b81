import { useTranslation } from 'react-i18next';
import type { SeatView } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { useFormat } from '../../format/use-format.ts';

/** Each seat: whom it stands for, who holds it, on what mandate, until when, and whether a recall is under way. */
export function SeatTable({ seats }: { readonly seats: readonly SeatView[] }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const { day } = useFormat();
  return (
    <DataTable
      caption={t('seats.title')} rows={seats} keyOf={seat => seat.id}
      columns={[
        { key: 'holder', title: t('seats.holder'), cell: seat => (seat.holder ? <AppLink href={at(org, 'people', seat.holder.person)}>{seat.holder.name}</AppLink> : `${t('seat.vacant')}: ${words('vacancy', seat.vacantBecause ?? 'never-filled')}`), sortBy: seat => seat.holder?.name ?? '' },
        { key: 'constituency', title: t('seats.constituency'), cell: seat => (seat.constituency === null ? t('seats.atLarge') : <AppLink href={at(org, 'units', seat.constituency)}>{seat.constituencyName}</AppLink>), sortBy: seat => seat.constituencyName ?? '' },
        { key: 'mandate', title: t('seats.mandate'), cell: seat => [words('mandate', seat.mandate), ...(seat.voice === 'vote' ? [] : [words('voice', seat.voice)]), ...(seat.weight > 1 ? [t('seats.weight', { count: seat.weight })] : [])].join('; ') },
        { key: 'until', title: t('seats.term'), cell: seat => (seat.until === null ? '–' : day(seat.until)), sortBy: seat => seat.until ?? '' },
        { key: 'alternates', title: t('seats.alternates'), cell: seat => seat.alternates.map(alternate => alternate.name).join(', ') || '–' },
        { key: 'recall', title: t('seats.recall'), cell: seat => (seat.recall ? <RecallState recall={seat.recall} /> : '–'), sortBy: seat => seat.recall?.signed ?? 0 },
      ]}
    />
  );
}

function RecallState({ recall }: { readonly recall: NonNullable<SeatView['recall']> }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  if (recall.poll !== null) return <AppLink href={at(org, 'polls', recall.poll)}>{t('seats.recallVote')}</AppLink>;
  return <AppLink href={at(org, 'petitions', recall.petition)}>{t('seats.recallSigned', { signed: recall.signed, need: recall.need })}</AppLink>;
}
