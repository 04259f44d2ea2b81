import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery, setPassword, signOut } from '../../api/access.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

/** One's own standing, ways in, devices, and what can be erased. */
export function AccountPage() {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const words = useWords();
  const router = useRouter();
  const queries = useQueryClient();
  const account = useQuery(meQuery);
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => { queries.clear(); router.history.push('/'); } });
  if (!me) return null;
  return (
    <div className="page-flow">
      <PageHead title={me.name} label={t('account.title')} />
      <FactsList facts={[
        { name: t('person.status'), value: me.status === null ? t('account.noStanding') : words('status', me.status) },
        { name: t('person.units'), value: me.units.map(unit => unit.name).join(', ') },
        { name: t('account.keeps'), value: me.keeps.map(keeping => words('keeps', keeping)).join(', ') },
        { name: t('account.public'), value: <AppLink href={at(org, 'people', me.person)}>{t('account.publicPage')}</AppLink> },
      ]} />
      <p><button type="button" className="button" disabled={leave.isPending} onClick={() => leave.mutate()}>{t('account.signOut')}</button></p>
      <Loaded query={account}>
        {({ ways }) => (
          <>
            <Password login={ways?.login ?? null} isSet={ways?.password === true} />
            <Passkeys />
            <SecondFactor isOn={ways?.secondFactor === true} />
          </>
        )}
      </Loaded>
      <Sessions />
      <Tokens />
      <Section title={t('erase.title')}><div className="prose"><p>{t('erase.what')}</p><p>{t('erase.stays')}</p><p>{t('erase.how')}</p></div></Section>
    </div>
  );
}

function Password({ login, isSet }: { readonly login: string | null; readonly isSet: boolean }) {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const set = useMutation({ mutationFn: ({ password, name }: { readonly password: string; readonly name: string }) => setPassword(password, name === '' ? undefined : name), onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }) });
  return (
    <Section title={t('account.password')}>
      <p className="note">{t(isSet ? 'account.passwordSet' : 'account.passwordNone')}</p>
      {set.isSuccess && <Confirmation>{t('account.passwordDone')}</Confirmation>}
      {set.isError && <ErrorNote title={failure(set.error)} />}
      <LineForm
        submitName={t('account.passwordGo')} isBusy={set.isPending}
        fields={[{ name: 'login', title: t('account.login'), autoComplete: 'username', initial: login ?? '', optional: login !== null }, { name: 'password', title: t('account.newPassword'), type: 'password', autoComplete: 'new-password' }]}
        onSend={({ password = '', login: name = '' }) => set.mutate({ password, name: name === login ? '' : name })}
      />
    </Section>
  );
}
