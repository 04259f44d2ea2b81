import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { confirmSecondFactor, enrolSecondFactor, removeSecondFactor } from '../../api/access.ts';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from '../entry/line-form.tsx';

/** A second factor by an authenticator app, with recovery codes for paper. */
export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me'] });
  const enrol = useMutation({ mutationFn: enrolSecondFactor });
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: refresh });
  const remove = useMutation({ mutationFn: removeSecondFactor, onSuccess: refresh });
  const error = enrol.error ?? confirm.error ?? remove.error;
  return (
    <Section title={t('factor2.title')}>
      <p className="note">{t(isOn ? 'factor2.on' : 'factor2.off')}</p>
      {error && <ErrorNote title={failure(error)} />}
      {confirm.data && (
        <Confirmation><p>{t('factor2.recovery')}</p><ul>{confirm.data.recoveryCodes.map(code => <li key={code} className="code">{code}</li>)}</ul></Confirmation>
      )}
      {isOn && !confirm.data && <LineForm submitName={t('factor2.remove')} isBusy={remove.isPending} fields={[{ name: 'code', title: t('signIn.secondCode'), autoComplete: 'one-time-code' }]} onSend={({ code = '' }) => remove.mutate(code)} />}
      {!isOn && !enrol.data && <button type="button" className="button" disabled={enrol.isPending} onClick={() => enrol.mutate()}>{t('factor2.begin')}</button>}
      {!isOn && enrol.data && (
        <>
          <p>{t('factor2.secret')}</p>
          <p className="code">{enrol.data.secret}</p>
          <p><a href={enrol.data.uri}>{t('factor2.open')}</a></p>
          <LineForm submitName={t('factor2.confirm')} isBusy={confirm.isPending} fields={[{ name: 'code', title: t('factor2.code'), autoComplete: 'one-time-code' }]} onSend={({ code = '' }) => confirm.mutate(code)} />
        </>
      )}
    </Section>
  );
}
