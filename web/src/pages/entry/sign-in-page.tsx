import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishSignIn, meQuery, requestMailLink, signInByCode, signInByPasskey, signInByPassword } from '../../api/access.ts';
import type { SignedIn } from '../../api/access.ts';
import { installationQuery } from '../../api/installation.ts';
import { at } from '../../app/addresses.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Shell } from '../../components/shell.tsx';
import { LineForm } from './line-form.tsx';

/** Where a signed-in person goes: where they came from, else to their only organisation, else to the start. */
function useArrival(): () => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ strict: false });
  return async () => {
    queries.clear();
    const { me } = await queries.fetchQuery(installationQuery);
    const only = me?.persons.length === 1 ? me.persons[0] : undefined;
    const own = next?.startsWith('/') && !next.startsWith('//') ? next : undefined;
    router.history.push(own ?? (only ? at(only.org) : '/'));
  };
}

/** The code that a letter's link carries, taken out of the address so that it is neither kept nor shown on. */
function takeCode(): string {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}

/** The ways in. A code from a letter stands first, because that is what most people hold in their hands. */
export function SignInPage() {
  const { t } = useTranslation();
  const failure = useFailure();
  const arrive = useArrival();
  const [code] = useState(takeCode);
  const [needsSecond, setNeedsSecond] = useState(false);
  const attempt = useMutation({
    mutationFn: (way: () => Promise<SignedIn>) => way(),
    onSuccess: async answer => {
      if (answer.stage === 'second-factor-needed') setNeedsSecond(true);
      else await arrive();
    },
  });
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="page-flow">
        <PageHead title={t('signIn.title')} lead={t(needsSecond ? 'signIn.secondLead' : 'signIn.lead')} />
        {attempt.isError && <ErrorNote title={failure(attempt.error)} />}
        {needsSecond
          ? <LineForm key="second" title={t('signIn.second')} submitName={t('signIn.go')} isBusy={attempt.isPending} fields={[{ name: 'code', title: t('signIn.secondCode'), autoComplete: 'one-time-code' }]} onSend={answers => attempt.mutate(() => finishSignIn(answers['code'] ?? ''))} />
          : <FirstWays initialCode={code} isBusy={attempt.isPending} onTry={way => attempt.mutate(way)} />}
      </div>
    </Shell>
  );
}

interface FirstWaysProps { readonly initialCode: string; readonly isBusy: boolean; readonly onTry: (way: () => Promise<SignedIn>) => void }

function FirstWays({ initialCode, isBusy, onTry }: FirstWaysProps) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const [joins, setJoins] = useState(false);
  // A code shown on a computer that somebody else is signed in at must not become theirs unasked.
  const mayJoin = me.data?.signedIn === true && me.data.sample !== true;
  return (
    <div className="pair">
      <div>
        <Section title={t('signIn.byCode')}>
          <LineForm
            submitName={t('signIn.go')} isBusy={isBusy} note={t('signIn.codeNote')} tone="primary"
            fields={[{ name: 'code', title: t('signIn.code'), autoComplete: 'off', initial: initialCode, isCode: true }]}
            onSend={answers => onTry(() => signInByCode(answers['code'] ?? '', mayJoin && joins))}
          />
          {mayJoin && <label className="accept"><input type="checkbox" checked={joins} onChange={() => setJoins(!joins)} /> {t('signIn.joins')}</label>}
          {mayJoin && <p className="note">{t('signIn.joinsNote')}</p>}
        </Section>
      </div>
      <div>
        <Section title={t('signIn.byPassword')}>
          <LineForm
            submitName={t('signIn.go')} isBusy={isBusy}
            fields={[{ name: 'login', title: t('signIn.login'), autoComplete: 'username webauthn' }, { name: 'password', title: t('signIn.password'), autoComplete: 'current-password', type: 'password' }]}
            onSend={answers => onTry(() => signInByPassword(answers['login'] ?? '', answers['password'] ?? ''))}
          />
        </Section>
        {'PublicKeyCredential' in window && (
          <Section title={t('signIn.byPasskey')}>
            <p className="note">{t('signIn.passkeyNote')}</p>
            <button type="button" className="button" disabled={isBusy} onClick={() => onTry(signInByPasskey)}>{t('signIn.passkeyGo')}</button>
          </Section>
        )}
        {me.data?.mail === true && <MailLink />}
      </div>
    </div>
  );
}

function MailLink() {
  const { t } = useTranslation();
  const failure = useFailure();
  const send = useMutation({ mutationFn: requestMailLink });
  return (
    <Section title={t('signIn.byMail')}>
      {send.isError && <ErrorNote title={failure(send.error)} />}
      {send.isSuccess
        ? <Confirmation>{t('signIn.mailSent')}</Confirmation>
        : <LineForm submitName={t('signIn.mailGo')} isBusy={send.isPending} fields={[{ name: 'email', title: t('signIn.email'), autoComplete: 'email', type: 'email' }]} onSend={answers => send.mutate(answers['email'] ?? '')} />}
    </Section>
  );
}
