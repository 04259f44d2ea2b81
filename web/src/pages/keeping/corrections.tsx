import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../api/councils.ts';
import { Moment } from '../../app/moment.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { useFormat } from '../../format/use-format.ts';

/** What was corrected in a person's line of the roll, with what stood there before. */
export function Corrections({ corrections }: { readonly corrections: NonNullable<PersonView['corrections']> }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useFormat();
  const said = (value: string | null): string => (value === null || value === '' ? t('corrected.nothing') : day(value));
  if (corrections.length === 0) return null;
  return (
    <Section title={t('corrected.title')} isPrinted={false}>
      <ul className="entries">
        {corrections.map(({ id, at, byName, reason, particulars, standings }) => (
          <li key={id}>
            <p><b><Moment at={at} /></b> {t('corrected.by', { name: byName })}</p>
            {reason !== null && <p>{reason}</p>}
            <ul className="bullets">
              {particulars.map(({ field, was }) => <li key={field}>{words('importField', field)}: {t('corrected.before', { was: said(was) })}</li>)}
              {standings.map(({ from, field, was, now }) => <li key={`${from} ${field}`}>{words('importField', field)}, {t('corrected.from', { day: day(from) })}: {t('corrected.change', { was: said(was), now: said(now) })}</li>)}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
