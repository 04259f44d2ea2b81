import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkCharter, foundOrganisation, readCharter, shippedChartersQuery } from '../../api/installation.ts';
import type { CharterCheck, CharterText } from '../../api/installation.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { AppLink } from '../../components/app-link.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { FilePicker } from '../../components/file-picker.tsx';
import { Progress } from '../../components/progress.tsx';
import { Shell } from '../../components/shell.tsx';
import { ArticleList } from '../law/article-list.tsx';
import { Acknowledge } from './acknowledge.tsx';
import { LineForm } from './line-form.tsx';

/** A charter of any real organisation is far smaller. */
const LARGEST_CHARTER = 600_000;

/** As the server takes it: plain letters, ending in .md. */
function charterFileName(name: string): string {
  return `${name.replace(/\.[^.]*$/u, '').replaceAll(/[^\w.-]+/gu, '-').slice(0, 100) || 'charter'}.md`;
}

interface Chosen { readonly charter: CharterText; readonly check: CharterCheck }

/** Founding: choose the charter, read it with what the check found, accept its dangers, name the organisation. */
export function FoundPage() {
  const { t } = useTranslation();
  const failure = useFailure();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const choose = useMutation({
    mutationFn: async (text: CharterText): Promise<Chosen> => ({ charter: text, check: await checkCharter(text) }),
    onMutate: () => setAccepted([]),
  });
  const take = useMutation({ mutationFn: readCharter, onSuccess: charter => choose.mutate(charter) });
  const chosen = choose.data;
  const isClean = chosen !== undefined && !chosen.check.unusable;
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="page-flow">
        <PageHead title={t('found.title')} lead={t('found.lead')} />
        <Section title={t('found.choose')}><CharterChoice onShipped={file => take.mutate(file)} onUpload={(text, name) => choose.mutate({ file: charterFileName(name), text })} /></Section>
        {(take.isPending || choose.isPending) && <Progress title={t('found.checking')} done={0} />}
        {(take.error ?? choose.error) && <ErrorNote title={failure(take.error ?? choose.error)} />}
        {chosen && <Reading chosen={chosen} />}
        {isClean && chosen.check.blocking.length > 0 && <Acknowledge findings={chosen.check.findings} blocking={chosen.check.blocking} accepted={accepted} onAccept={setAccepted} />}
        {isClean && chosen.check.blocking.every(code => accepted.includes(code)) && <Naming chosen={chosen} acknowledged={accepted} />}
      </div>
    </Shell>
  );
}

interface CharterChoiceProps { readonly onShipped: (file: string) => void; readonly onUpload: (text: string, file: string) => void }

function CharterChoice({ onShipped, onUpload }: CharterChoiceProps) {
  const { t } = useTranslation();
  const shipped = useQuery(shippedChartersQuery);
  return (
    <div className="pair">
      <div>
        <h3>{t('found.shipped')}</h3>
        <Loaded query={shipped}>
          {charters => (
            <ul className="entries">
              {charters.map(({ file, title, summary, language }) => (
                <li key={file}>
                  <h4 lang={language}>{title}</h4>
                  <p className="note" lang={language}>{summary}</p>
                  <button type="button" className="button" onClick={() => onShipped(file)}>{t('found.take')}<span className="visually-hidden" lang={language}> {title}</span></button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </div>
      <div>
        <h3>{t('found.own')}</h3>
        <p className="note">{t('found.ownNote')}</p>
        <FilePicker title={t('found.file')} accept=".md,.markdown,.txt,text/markdown,text/plain" limit={LARGEST_CHARTER} onText={onUpload} />
      </div>
    </div>
  );
}

function Reading({ chosen: { check, charter } }: { readonly chosen: Chosen }) {
  const { t } = useTranslation();
  const counts = (['problem', 'conflict', 'gap', 'danger'] as const).map(kind => ({ kind, count: check.findings.filter(finding => finding.kind === kind).length })).filter(({ count }) => count > 0);
  return (
    <Section title={check.name ?? charter.file}>
      <div role="status">
        <p>{t('found.articles', { count: check.articles.length })} {counts.length === 0 ? t('found.nothing') : counts.map(({ kind, count }) => `${t(`finding.${kind}`)}: ${count}`).join('; ')}</p>
        {check.unusable && <ErrorNote title={t('found.hasProblems')}>{t('found.hasProblemsWay')}</ErrorNote>}
      </div>
      <ArticleList articles={check.articles} {...(check.language !== null && { lang: check.language })} loose={check.articles.length === 0 ? check.findings : check.findings.filter(finding => finding.article === 'none')} />
    </Section>
  );
}

function Naming({ chosen: { charter, check }, acknowledged }: { readonly chosen: Chosen; readonly acknowledged: readonly string[] }) {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const found = useMutation({ mutationFn: foundOrganisation, onSuccess: () => queries.invalidateQueries({ queryKey: ['installation'] }) });
  if (found.data) return <Founded {...found.data} />;
  return (
    <Section title={t('found.name')}>
      <p className="note">{t('found.registrarNote')}</p>
      {found.isError && <ErrorNote title={failure(found.error)} />}
      <LineForm
        submitName={t('found.go')} isBusy={found.isPending} tone="primary"
        fields={[
          { name: 'name', title: t('found.orgName'), initial: check.name ?? '' },
          { name: 'registrar', title: t('found.registrar'), autoComplete: 'name' },
          { name: 'email', title: t('found.registrarEmail'), type: 'email', autoComplete: 'email', optional: true },
        ]}
        onSend={({ name = '', registrar = '', email = '' }) => found.mutate({ name, charter, registrar: { name: registrar, ...(email !== '' && { email }) }, acknowledged })}
      />
    </Section>
  );
}

function Founded({ org, code }: { readonly org: string; readonly code: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('found.doneTitle')}>
      <Confirmation>
        <p>{t('found.done')}</p>
        <p className="code">{code}</p>
        <p>{t('found.codeNote')}</p>
      </Confirmation>
      <p className="cluster">
        <AppLink className="button" data-tone="primary" href={at(org, 'members', 'import')}>{t('found.toImport')}</AppLink>
        <AppLink className="button" href={at(org)}>{t('found.toNow')}</AppLink>
      </p>
    </Section>
  );
}
