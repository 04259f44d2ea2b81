import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import type { OpenActView } from '../api/organisation.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useAct } from '../app/use-act.tsx';
import { useArticle } from '../app/use-article.ts';
import { useWords } from '../app/use-words.ts';
import { ActForm } from '../components/act-form.tsx';
import { FINAL_ACTS } from './act-catalogue.ts';
import { ActField } from './act-field.tsx';
import { beginnings, filled, unanswered } from './content.ts';
import type { Answers } from './content.ts';
import { useActTitle } from './use-act-title.ts';

/** The form of one open act, made from what the server says is still missing. */
export function ActPanel({ act, about = [] }: { readonly act: OpenActView; /** Ids of what the page is about. */ readonly about?: readonly string[] }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const words = useWords();
  const article = useArticle(org);
  const titleOf = useActTitle();
  const send = useAct();
  const { effect: wanted, decision } = useSearch({ strict: false });
  const [answers, setAnswers] = useState<Answers>(() => ({
    ...beginnings(act.needs, act.content, [...about, ...(decision === undefined ? [] : [decision])]),
    ...(wanted !== undefined && act.needs.some(({ type }) => type === 'effect') && { effect: null }),
  }));
  const missing = unanswered(act.needs, answers);
  const link = article(act.article, act.articleLabel) ?? { label: act.articleLabel, href: '#' };
  return (
    <ActForm
      title={titleOf(act)} article={link}
      {...(act.due !== undefined && { due: { at: act.due as Instant, zone } })}
      consequences={[words('actFollows', act.kind)]}
      {...(FINAL_ACTS.has(act.kind) && { confirm: t('do.final') })}
      submitName={words('actKind', act.kind)} onAct={key => (missing.length > 0 ? Promise.resolve({ kind: 'refused', refusal: { reason: t('do.missing', { count: missing.length }), article: link, remedies: [] } }) : send(act.kind, filled(act.content, answers))(key))}
    >
      {act.needs.map(spec => <ActField key={spec.path} spec={spec} content={act.content} value={answers[spec.path]} onAnswer={value => setAnswers(last => ({ ...last, [spec.path]: value }))} />)}
      {missing.length > 0 && <p className="note" role="status">{t('do.missing', { count: missing.length })}</p>}
    </ActForm>
  );
}
