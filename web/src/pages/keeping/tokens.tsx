import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueToken, revokeToken, tokensQuery } from '../../api/access.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { CopyButton } from './copy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { useFresh } from './use-fresh.tsx';

/** Keys for programs of the person's own; each ends by itself. Reading is always part of it, acting only when asked for. */
export function Tokens() {
  const { t } = useTranslation();
  const fresh = useFresh();
  const field = useId();
  const queries = useQueryClient();
  const [mayAct, setMayAct] = useState(false);
  const [issued, setIssued] = useState(0);
  const issue = useMutation({
    mutationFn: ({ name, days, acts }: { readonly name: string; readonly days: number; readonly acts: boolean }) => issueToken(name, acts ? ['read', 'acts'] : ['read'], days),
    onSuccess: () => { setIssued(issued + 1); return queries.invalidateQueries({ queryKey: ['me', 'tokens'] }); },
  });
  return (
    <Section title={t('tokens.title')}>
      <p className="note">{t('tokens.note')}</p>
      {issue.data && <Confirmation><p>{t('tokens.once')}</p><p className="machine">{issue.data.token}</p><p><CopyButton text={issue.data.token} /></p></Confirmation>}
      <IssuedTokens />
      {fresh(issue.error, () => { if (issue.variables) issue.mutate(issue.variables); })}
      <label className="accept"><input type="checkbox" checked={mayAct} aria-describedby={field} onChange={() => setMayAct(!mayAct)} /> {t('mine.tokenActs')}</label>
      <p className="note" id={field}>{t('mine.tokenActsNote')}</p>
      <LineForm
        key={issued} submitName={t('tokens.issue')} isBusy={issue.isPending} fields={[{ name: 'name', title: t('tokens.name') }, { name: 'days', title: t('tokens.days'), type: 'number', initial: '30' }]}
        onSend={({ name = '', days = '' }) => issue.mutate({ name, days: Number(days), acts: mayAct })}
      />
    </Section>
  );
}

function IssuedTokens() {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const query = useQuery(tokensQuery);
  const revoke = useMutation({ mutationFn: revokeToken, onSuccess: () => queries.invalidateQueries({ queryKey: ['me', 'tokens'] }) });
  return (
    <>
      {revoke.isError && <ErrorNote title={failure(revoke.error)} />}
      <Loaded query={query}>
        {({ tokens }) => (tokens.length === 0 ? null : (
          <ul className="entries">
            {tokens.map(({ id, name, scopes, expiresAt, usedAt }) => (
              <li key={id}>
                <p><b>{name}</b> <span className="note">{t(scopes.includes('acts') ? 'mine.scopeActs' : 'mine.scopeRead')}</span></p>
                <p className="entries__more"><span>{t('tokens.until')} <Moment at={expiresAt} /></span>{usedAt !== undefined && <span>{t('mine.used')} <Moment at={usedAt} /></span>}<button type="button" className="text-button" disabled={revoke.isPending} onClick={() => revoke.mutate(id)}>{t('tokens.revoke')}<span className="visually-hidden"> {name}</span></button></p>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </>
  );
}
