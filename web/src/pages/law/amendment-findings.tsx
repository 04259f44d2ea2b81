import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { charterQuery } from '../../api/charter.ts';
import type { AmendmentCheck, FindingView } from '../../api/charter.ts';
import { useFailure } from '../../app/use-failure.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import type { LiveCheck } from './use-amendment-check.ts';
import { useFindingText } from './use-finding-text.ts';

/** What the check says of the words as they now stand: errors first, then what is new against the charter in force. */
export function AmendmentFindings({ check: { query, isCurrent } }: { readonly check: LiveCheck }) {
  const { t } = useTranslation();
  const failure = useFailure();
  if (query.isError) return <ErrorNote title={failure(query.error)} />;
  if (query.data === undefined) return query.isFetching ? <Progress title={t('amend.checking')} done={0} /> : null;
  return (
    <div className="stack-tight" aria-busy={!isCurrent}>
      <p role="status" className="note">{t(isCurrent ? (query.data.unusable ? 'amend.unusable' : 'amend.usable') : 'amend.checking')}</p>
      <Found check={query.data} />
    </div>
  );
}

function Found({ check: { findings } }: { readonly check: AmendmentCheck }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const textOf = useFindingText();
  const charter = useQuery({ ...charterQuery(org), staleTime: 60_000 });
  const known = new Set([...(charter.data?.findings ?? []), ...(charter.data?.articles ?? []).flatMap(article => article.findings)].map(markOf));
  const wrong = findings.filter(finding => finding.kind === 'problem' || finding.kind === 'conflict');
  const fresh = findings.filter(finding => !wrong.includes(finding) && !known.has(markOf(finding)));
  if (wrong.length + fresh.length === 0) return null;
  return (
    <ul className="entries found-list">
      {[...wrong, ...fresh].map((finding, index) => (
        <li key={index} data-kind={finding.kind}>
          <p className="label">{t(`finding.${finding.kind}`)}{finding.article !== 'none' && ` · ${t('article.reference', { label: finding.article })}`}</p>
          <p>{textOf(finding)}</p>
        </li>
      ))}
    </ul>
  );
}

function markOf(finding: FindingView): string {
  return `${finding.code} ${finding.article} ${finding.text.en}`;
}
