import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { confirmSecondFactor, enrolSecondFactor, removeSecondFactor } from '../../api/access.ts';
import { Section } from '../../app/section.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { QrCode } from './qr-code.tsx';
import { useFresh } from './use-fresh.tsx';

/** A second factor by an authenticator app, with recovery codes for paper. */
export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation();
  const fresh = useFresh();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me'] });
  const enrol = useMutation({ mutationFn: enrolSecondFactor });
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: refresh });
  const remove = useMutation({ mutationFn: removeSecondFactor, onSuccess: async () => { enrol.reset(); confirm.reset(); await refresh(); } });
  return (
    <Section title={t('factor2.title')}>
      <p className="note">{t(isOn ? 'factor2.on' : 'factor2.off')}</p>
      {fresh(enrol.error, () => enrol.mutate())}
      {fresh(confirm.error, () => { if (confirm.variables !== undefined) confirm.mutate(confirm.variables); })}
      {fresh(remove.error, () => { if (remove.variables !== undefined) remove.mutate(remove.variables); })}
      {confirm.data && <Recovery codes={confirm.data.recoveryCodes} />}
      {isOn && !confirm.data && <LineForm submitName={t('factor2.remove')} isBusy={remove.isPending} fields={[{ name: 'code', title: t('signIn.secondCode'), autoComplete: 'one-time-code' }]} onSend={({ code = '' }) => remove.mutate(code)} />}
      {!isOn && !enrol.data && <button type="button" className="button" disabled={enrol.isPending} onClick={() => enrol.mutate()}>{t('factor2.begin')}</button>}
      {!isOn && enrol.data && (
        <>
          <p>{t('mine.scan')}</p>
          <QrCode text={enrol.data.uri} title={t('mine.scan')} />
          <details><summary>{t('factor2.secret')}</summary><p className="code">{enrol.data.secret}</p></details>
          <LineForm submitName={t('factor2.confirm')} isBusy={confirm.isPending} fields={[{ name: 'code', title: t('factor2.code'), autoComplete: 'one-time-code' }]} onSend={({ code = '' }) => confirm.mutate(code)} />
        </>
      )}
    </Section>
  );
}

function Recovery({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Confirmation>
      <p>{t('factor2.recovery')}</p>
      <ul className="recovery-codes">{codes.map(code => <li key={code}>{code}</li>)}</ul>
      <p data-print="no"><button type="button" className="button" onClick={() => print()}>{t('letters.print')}</button></p>
    </Confirmation>
  );
}
