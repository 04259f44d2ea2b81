import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { issueToken, revokeToken, tokensQuery } from '../../api/access.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from '../entry/line-form.tsx';

/** Keys for programs of the person's own; each ends by itself. */
export function Tokens() {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me', 'tokens'] });
  const query = useQuery(tokensQuery);
  const issue = useMutation({ mutationFn: ({ name, days }: { readonly name: string; readonly days: number }) => issueToken(name, ['read'], days), onSuccess: refresh });
  const revoke = useMutation({ mutationFn: revokeToken, onSuccess: refresh });
  return (
    <Section title={t('tokens.title')}>
      <p className="note">{t('tokens.note')}</p>
      {issue.isError && <ErrorNote title={failure(issue.error)} />}
      {issue.data && <Confirmation><p>{t('tokens.once')}</p><p className="machine">{issue.data.token}</p></Confirmation>}
      <Loaded query={query}>
        {({ tokens }) => <ul className="entries">{tokens.map(({ id, name, expiresAt }) => <li key={id}><p><b>{name}</b></p><p className="entries__more"><span>{t('tokens.until')} <Moment at={expiresAt} /></span><button type="button" className="text-button" onClick={() => revoke.mutate(id)}>{t('tokens.revoke')}<span className="visually-hidden"> {name}</span></button></p></li>)}</ul>}
      </Loaded>
      <LineForm submitName={t('tokens.issue')} isBusy={issue.isPending} fields={[{ name: 'name', title: t('tokens.name') }, { name: 'days', title: t('tokens.days'), type: 'number', initial: '30' }]} onSend={({ name = '', days = '' }) => issue.mutate({ name, days: Number(days) })} />
    </Section>
  );
}
