import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishSignIn, meQuery, signInByCode, signInByPasskey, signInByPassword } from '../../api/access.ts';
import type { SignedIn } from '../../api/access.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { useOwnFailure } from './use-own-failure.ts';

/** A fresh sign-in without leaving the page, by whichever way the person has. */
export function ProveAgain({ onProved }: { readonly onProved: () => void }) {
  const { t } = useTranslation();
  const failure = useOwnFailure();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [needsSecond, setNeedsSecond] = useState(false);
  const attempt = useMutation({
    mutationFn: (way: () => Promise<SignedIn>) => way(),
    onSuccess: async answer => {
      if (answer.stage === 'second-factor-needed') return setNeedsSecond(true);
      await queries.invalidateQueries({ queryKey: ['me'] });
      onProved();
    },
  });
  const ways = me?.ways;
  const login = ways?.password === true ? ways.login ?? ways.email : undefined;
  return (
    <section className="prove-again" aria-label={t('mine.again')}>
      <p role="alert"><b>{t('mine.again')}</b></p>
      <p className="note">{t('mine.againWhy')}</p>
      {attempt.isError && <ErrorNote title={failure(attempt.error)} />}
      {needsSecond && <LineForm key="second" submitName={t('mine.prove')} isBusy={attempt.isPending} fields={[{ name: 'code', title: t('signIn.secondCode'), autoComplete: 'one-time-code' }]} onSend={({ code = '' }) => attempt.mutate(() => finishSignIn(code))} />}
      {!needsSecond && (
        <div className="pair">
          {login && <div><LineForm submitName={t('mine.prove')} isBusy={attempt.isPending} fields={[{ name: 'password', title: t('signIn.password'), type: 'password', autoComplete: 'current-password' }]} onSend={({ password = '' }) => attempt.mutate(() => signInByPassword(login, password))} /></div>}
          {ways !== undefined && ways.passkeys > 0 && <p><button type="button" className="button" disabled={attempt.isPending} onClick={() => attempt.mutate(signInByPasskey)}>{t('signIn.passkeyGo')}</button></p>}
          <div><LineForm submitName={t('mine.prove')} isBusy={attempt.isPending} fields={[{ name: 'code', title: t('mine.letterCode'), isCode: true }]} onSend={({ code = '' }) => attempt.mutate(() => signInByCode(code, false))} /></div>
        </div>
      )}
    </section>
  );
}
