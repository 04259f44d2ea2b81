import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../api/councils.ts';
import { withdrawCodes } from '../../api/rolls.ts';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { RollRefused } from './roll-refused.tsx';

/** Which codes were issued for a person and by whom, for the person and the keepers of the roll. */
export function IssuedCodes({ person, codes }: { readonly person: string; readonly codes: NonNullable<PersonView['codes']> }) {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const words = useWords();
  const queries = useQueryClient();
  const withdraw = useMutation({ mutationFn: () => withdrawCodes(org, person, newIdempotencyKey()), onSuccess: () => queries.invalidateQueries({ queryKey: ['org', org] }) });
  const isOwn = me?.person === person;
  return (
    <Section title={t(isOwn ? 'codes.title' : 'codes.titleOf')} isPrinted={false}>
      {isOwn && codes.live && <p className="note">{t('codes.lead')}</p>}
      {codes.issues.length === 0 ? <p className="note">{t('codes.none')}</p> : (
        <ul className="entries">
          {codes.issues.map(({ at, byName, channel }, index) => (
            <li key={index}>
              <p><b><Moment at={at} /></b> {words('codes', channel)}</p>
              <p className="entries__more"><span>{t('codes.by', { name: byName })}</span><span>{t(index === 0 && codes.live ? 'codes.latest' : 'codes.ended')}</span></p>
            </li>
          ))}
        </ul>
      )}
      {codes.withdrawn && <p className="note">{t('codes.withdrawn', { name: codes.withdrawn.byName })}, <Moment at={codes.withdrawn.at} /></p>}
      {withdraw.isError && <RollRefused error={withdraw.error} />}
      {withdraw.data && <Confirmation>{t('codes.done')}</Confirmation>}
      {codes.live && <><p className="note">{t('codes.sure')}</p><p><button type="button" className="button" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>{t('codes.withdraw')}</button></p></>}
    </Section>
  );
}
