import { useTranslation } from 'react-i18next';
import type { DecisionView } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { Kept } from '../../app/kept.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';

type Binds = NonNullable<DecisionView['binds']>;

/** An instruction: the motion, the vote, each delegate, and whether it was kept. */
export function Binding({ binds: { motion, title, vote, seats } }: { readonly binds: Binds }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  return (
    <Section title={t('binding.title')}>
      <p>{t('binding.on')} <AppLink href={at(org, 'motions', motion)}>{title ?? t('motion.untitled')}</AppLink>. {t('binding.vote')}: <b>{words('side', vote)}</b>.</p>
      <ul className="entries">
        {seats.map(seat => (
          <li key={seat.seat}>
            {seat.holder ? <AppLink className="entries__title" href={at(org, 'people', seat.holder.person)}>{seat.holder.name}</AppLink> : <span className="entries__title">{t('seat.vacant')}</span>}
            <p className="entries__more"><AppLink href={at(org, 'bodies', seat.body)}>{seat.bodyName}</AppLink>{seat.constituencyName !== null && <span>{seat.constituencyName}</span>}<Outcome seat={seat} /></p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Outcome({ seat: { given, kept, replacedBy } }: { readonly seat: Binds['seats'][number] }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  if (replacedBy !== null) return <AppLink href={at(org, 'decisions', replacedBy)}>{t('binding.replaced')}</AppLink>;
  return given ? <Kept kept={kept} /> : <span className="note">{t('binding.without')}</span>;
}
