import { useTranslation } from 'react-i18next';
import type { NowView } from '../api/organisation.ts';
import { at } from '../app/addresses.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { Section } from '../app/section.tsx';
import { useArticle } from '../app/use-article.ts';
import { useBodyFor } from '../app/use-thing-name.ts';
import { useWords } from '../app/use-words.ts';
import { AppLink } from '../components/app-link.tsx';
import { ArticleReference } from '../components/article-reference.tsx';
import { useFormat } from '../format/use-format.ts';

/** What a delegate owes: seats held, how they are instructed, and the duties that fall due. */
export function Mandate({ org, now: { duties, instructions } }: { readonly org: string; readonly now: NowView }) {
  const { t } = useTranslation();
  const { me } = useOrganisation();
  const article = useArticle(org);
  const words = useWords();
  const { day } = useFormat();
  const bodyFor = useBodyFor();
  const seats = me?.seats ?? [];
  if (seats.length + duties.length + instructions.length === 0) return null;
  return (
    <Section title={t('now.mandate')}>
      <ul className="entries">
        {seats.map(seat => <li key={seat.seat}><AppLink className="entries__title" href={at(org, 'bodies', seat.body)}>{bodyFor(seat.bodyName, seat.constituencyName)}</AppLink>{seat.until && <p className="note">{t('seats.until', { day: day(seat.until) })}</p>}</li>)}
        {instructions.map(instruction => (
          <li key={`${instruction.seat}${instruction.motion}`}>
            <AppLink className="entries__title" href={at(org, 'motions', instruction.motion)}>{t('now.instructed', { vote: words('side', instruction.vote) })}: {instruction.title ?? t('motion.untitled')}</AppLink>
          </li>
        ))}
        {duties.map((duty, index) => {
          const link = article(duty.article, duty.articleLabel);
          return (
            <li key={index}>
              <p className="entries__title">{words('duty', duty.duty)}: {duty.bodyName}</p>
              {link && <p className="entries__more"><ArticleReference article={link} /></p>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
