import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery, signOut } from '../../api/access.ts';
import { personQuery } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Corrections } from './corrections.tsx';
import { IssuedCodes } from './issued-codes.tsx';
import { OwnEmail } from './own-email.tsx';
import { OwnLine } from './own-line.tsx';
import { OwnPassword } from './own-password.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

/** One's own standing, ways in, devices, and what can be erased. */
export function AccountPage() {
  const { t } = useTranslation();
  const { me } = useOrganisation();
  const account = useQuery(meQuery);
  if (!me) return <EmptyState title={t('load.signIn')}><AppLink href="/sign-in">{t('signIn.title')}</AppLink></EmptyState>;
  return (
    <div className="page-flow">
      <PageHead title={me.name} label={t('account.title')} />
      <Standing />
      <Loaded query={account}>
        {({ ways, mail }) => (
          <>
            <Section title={t('mine.ways')}><p className="lead">{t('mine.waysLead')}</p></Section>
            <div className="pair">
              <div><OwnPassword login={ways?.login ?? null} isSet={ways?.password === true} /></div>
              <div><Passkeys /></div>
              <div><SecondFactor isOn={ways?.secondFactor === true} /></div>
              <div><OwnEmail email={ways?.email ?? null} hasMail={mail} /></div>
            </div>
          </>
        )}
      </Loaded>
      <Sessions />
      <OwnRoll person={me.person} />
      <Tokens />
      <Section title={t('erase.title')}><div className="prose"><p>{t('erase.what')}</p><p>{t('erase.stays')}</p><p>{t('erase.how')}</p></div></Section>
    </div>
  );
}

/** What the keepers of the roll wrote about the reader, and did in their name. */
function OwnRoll({ person }: { readonly person: string }) {
  const { id: org } = useOrganisation();
  const query = useQuery(personQuery(org, person));
  return (
    <Loaded query={query}>
      {view => (
        <>
          {view.codes && <IssuedCodes person={person} codes={view.codes} />}
          <OwnLine view={view} />
          {view.corrections && <Corrections corrections={view.corrections} />}
        </>
      )}
    </Loaded>
  );
}

function Standing() {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const words = useWords();
  const router = useRouter();
  const queries = useQueryClient();
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => { queries.clear(); router.history.push('/'); } });
  if (!me) return null;
  return (
    <div className="stack">
      <FactsList facts={[
        { name: t('person.status'), value: me.status === null ? t('account.noStanding') : words('status', me.status) },
        { name: t('person.units'), value: me.units.length === 0 ? undefined : <AppLink href={at(org, 'members')}>{me.units.map(unit => unit.name).join(', ')}</AppLink> },
        { name: t('account.keeps'), value: me.keeps.map(keeping => words('keeps', keeping)).join(', ') },
        { name: t('account.public'), value: <AppLink href={at(org, 'people', me.person)}>{t('account.publicPage')}</AppLink> },
      ]} />
      <p><button type="button" className="button" disabled={leave.isPending} onClick={() => leave.mutate()}>{t('account.signOut')}</button></p>
    </div>
  );
}
