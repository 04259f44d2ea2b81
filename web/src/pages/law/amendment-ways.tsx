import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ClosedActs } from '../../acts/acts-here.tsx';
import type { Amendment, CharterWay } from '../../api/charter.ts';
import { nowQuery } from '../../api/organisation.ts';
import type { OpenActView } from '../../api/organisation.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useArticle } from '../../app/use-article.ts';
import { useRefusal } from '../../app/use-refusal.tsx';
import { ArticleReference } from '../../components/article-reference.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import type { Draft } from './amendment-draft.ts';
import { MoveAmendment } from './move-amendment.tsx';
import { ProposeAmendment } from './propose-amendment.tsx';

interface AmendmentWaysProps {
  readonly ways: readonly CharterWay[];
  readonly draft: Draft;
  /** Undefined while the words cannot be moved yet. */
  readonly amendment: (Amendment & { readonly acknowledged: readonly string[] }) | undefined;
  readonly proposal: string | undefined;
  readonly onMoved: () => void;
}

/** The ways that the charter opens to these articles, each with its steps and with what the reader may do on it now. */
export function AmendmentWays({ ways, ...rest }: AmendmentWaysProps) {
  const { id: org, zone } = useOrganisation();
  const refusal = useRefusal(org, zone);
  return ways.map(way => (way.refusal ? <Refusal key={way.body} {...refusal(way.refusal)} /> : <OneWay key={way.body} way={way} {...rest} />));
}

function OneWay({ way, draft, amendment, proposal, onMoved }: Omit<AmendmentWaysProps, 'ways'> & { readonly way: CharterWay }) {
  const { t } = useTranslation();
  const proposing = useProposing(way);
  const isOpen = way.acts.length + proposing.length > 0;
  return (
    <div className="stack">
      <Steps way={way} />
      {!amendment && <p className="note">{t('amend.notYet')}</p>}
      {amendment && way.acts.length > 0 && <MoveAmendment acts={way.acts} amendment={amendment} proposal={proposal} onMoved={onMoved} />}
      {amendment && proposal === undefined && proposing.length > 0 && <FirstStep acts={proposing} draft={draft} isOnlyWay={way.acts.length === 0} />}
      {!isOpen && <EmptyState title={t('amend.nowhere')}>{t('amend.nowhereWay')}</EmptyState>}
      {way.closed.length > 0 && <ClosedActs acts={way.closed} />}
    </div>
  );
}

/** Where the reader may also move it themselves, asking a body to propose it is the longer way, and folded. */
function FirstStep({ acts, draft, isOnlyWay }: { readonly acts: readonly OpenActView[]; readonly draft: Draft; readonly isOnlyWay: boolean }) {
  const { t } = useTranslation();
  const form = <ProposeAmendment acts={acts} draft={draft} />;
  return isOnlyWay ? form : <details><summary>{t('amend.propose')}</summary>{form}</details>;
}

/** Plain motions open to the reader in bodies by whose resolution the way begins. */
function useProposing({ body, steps }: CharterWay): readonly OpenActView[] {
  const { id: org, me } = useOrganisation();
  const { data } = useQuery({ ...nowQuery(org), enabled: me !== undefined });
  const kinds = steps.filter(({ step }) => step === 'propose' || step === 'move').flatMap(({ bodies }) => bodies);
  return (data?.acts ?? []).filter(({ kind, object, content }) => {
    const where = String(content['body']);
    return kind === 'move' && (object.type === 'body' || object.type === 'meeting') && where !== body && kinds.includes(where.split('@')[0] ?? where);
  });
}

function Steps({ way: { bodyName, article, articleLabel, steps } }: { readonly way: CharterWay }) {
  const { t, i18n } = useTranslation();
  const { id: org } = useOrganisation();
  const link = useArticle(org);
  const own = link(article, articleLabel);
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  return (
    <div className="way">
      <h3>{t('amend.way', { body: bodyName })} {own && <ArticleReference article={own} />}</h3>
      <ol>
        {steps.map(step => {
          const other = step.article === article ? undefined : link(step.article, step.articleLabel);
          return <li key={step.step}>{step.text[language]} {other && <ArticleReference article={other} />}</li>;
        })}
      </ol>
    </div>
  );
}
