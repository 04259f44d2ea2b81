import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foundOrganisation, installationQuery } from '../../api/installation.ts';
import type { CharterCheck, CharterText } from '../../api/installation.ts';
import { at } from '../../app/addresses.ts';
import { useFailure } from '../../app/use-failure.ts';
import { AppLink } from '../../components/app-link.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from './line-form.tsx';
import { setupCode } from './setup-code.ts';

interface NamingProps {
  readonly charter: CharterText;
  readonly check: CharterCheck;
  readonly acknowledged: readonly string[];
  /** Called once it is done, when no way leads back. */
  readonly onFounded: () => void;
}

/** The last step: a name, the first registrar, and then the registrar's code. */
export function Naming({ charter, check, acknowledged, onFounded }: NamingProps) {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const [setup] = useState(setupCode);
  const needsCode = useQuery(installationQuery).data?.foundingCode === true;
  const found = useMutation({ mutationFn: foundOrganisation, onSuccess: () => { onFounded(); return queries.invalidateQueries({ queryKey: ['installation'] }); } });
  if (found.data) return <Founded {...found.data} />;
  return (
    <>
      <p>{t('found.registrarNote')}</p>
      {needsCode && <p className="note">{t('found.setupNote')}</p>}
      {found.isError && <ErrorNote title={failure(found.error)} />}
      <LineForm
        submitName={t('found.go')} isBusy={found.isPending} tone="primary"
        fields={[
          { name: 'name', title: t('found.orgName'), initial: check.name ?? '' },
          { name: 'registrar', title: t('found.registrar'), autoComplete: 'name' },
          { name: 'email', title: t('found.registrarEmail'), type: 'email', autoComplete: 'email', optional: true },
          ...(needsCode ? [{ name: 'setup', title: t('found.setup'), isCode: true, initial: setup ?? '' }] : []),
        ]}
        onSend={({ name = '', registrar = '', email = '', setup: code }) => found.mutate({ name, charter, registrar: { name: registrar, ...(email !== '' && { email }) }, acknowledged, ...(code !== undefined && { setup: code }) })}
      />
    </>
  );
}

function Founded({ org, code }: { readonly org: string; readonly code: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Confirmation>
        <p><b>{t('found.doneTitle')}</b></p>
        <p>{t('found.done')}</p>
        <p className="code">{code}</p>
        <p>{t('found.codeNote')}</p>
      </Confirmation>
      <p className="cluster">
        <AppLink className="button" data-tone="primary" href={at(org, 'members', 'import')}>{t('found.toImport')}</AppLink>
        <AppLink className="button" href={at(org)}>{t('found.toNow')}</AppLink>
      </p>
    </>
  );
}
