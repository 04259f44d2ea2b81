import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { charterQuery, charterSourceQuery } from '../../api/charter.ts';
import type { CharterSource, CharterView } from '../../api/charter.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { withChange } from './amendment-draft.ts';
import type { Draft, DraftArticle } from './amendment-draft.ts';

interface AmendmentEditorProps { readonly draft: Draft; readonly onDraft: (draft: Draft) => void }

/** The chosen articles as their source stands in the charter, words and rules together, to be written over. */
export function AmendmentEditor({ draft, onDraft }: AmendmentEditorProps) {
  const { id: org, language } = useOrganisation();
  const source = useQuery({ ...charterSourceQuery(org), staleTime: Infinity });
  const charter = useQuery({ ...charterQuery(org), staleTime: 60_000 });
  return (
    <div className="stack">
      {draft.map(article => (
        <OneArticle
          key={article.key} article={article} lang={language} onChange={change => onDraft(withChange(draft, article.key, change))}
          onDrop={() => onDraft(draft.filter(other => other.key !== article.key))}
        />
      ))}
      <Loaded query={source}>{text => <Loaded query={charter}>{view => <AddArticle source={text} charter={view} draft={draft} onDraft={onDraft} />}</Loaded>}</Loaded>
    </div>
  );
}

interface OneArticleProps { readonly article: DraftArticle; readonly lang: string; readonly onChange: (change: { readonly text?: string; readonly struck?: boolean }) => void; readonly onDrop: () => void }

function OneArticle({ article: { id, label, text, struck }, lang, onChange, onDrop }: OneArticleProps) {
  const { t } = useTranslation();
  const field = useId();
  const name = label === undefined ? t('amend.newArticle') : t('article.heading', { label });
  return (
    <div className="stack-tight amended-article" data-struck={struck}>
      <div className="field">
        <label htmlFor={field}>{name}</label>
        <textarea id={field} className="input source" lang={lang} spellCheck rows={Math.min(28, text.split('\n').length + 3)} value={text} disabled={struck} onChange={event => onChange({ text: event.target.value })} />
      </div>
      <p className="cluster">
        {id !== undefined && <label className="accept"><input type="checkbox" checked={struck} onChange={() => onChange({ struck: !struck })} /> {t('amend.strike')}</label>}
        <button type="button" className="text-button" onClick={onDrop}>{t(id === undefined ? 'amend.dropNew' : 'amend.drop')}<span className="visually-hidden"> {name}</span></button>
      </p>
    </div>
  );
}

interface AddArticleProps extends AmendmentEditorProps { readonly source: CharterSource; readonly charter: CharterView }

function AddArticle({ source, charter, draft, onDraft }: AddArticleProps) {
  const { t } = useTranslation();
  const field = useId();
  const textOf = new Map(source.articles.map(article => [article.id, article.text]));
  const left = charter.articles.filter(article => textOf.has(article.id) && !draft.some(chosen => chosen.id === article.id));
  const add = (id: string): void => {
    const text = textOf.get(id) ?? '';
    onDraft([...draft, { key: id, id, label: left.find(article => article.id === id)?.label ?? id, before: text, text, struck: false }]);
  };
  const addNew = (): void => onDraft([...draft, { key: newIdempotencyKey(), before: '', text: t('amend.template'), struck: false }]);
  return (
    <div className="add-article">
      <div className="field">
        <label htmlFor={field}>{t(draft.length === 0 ? 'amend.choose' : 'amend.chooseMore')}</label>
        <select id={field} className="input" value="" onChange={event => add(event.target.value)} lang={charter.language}>
          <option value="" disabled>{t('field.choose')}</option>
          {left.map(({ id, label, title }) => <option key={id} value={id}>{label}. {title}</option>)}
        </select>
      </div>
      <button type="button" className="button" onClick={addNew}>{t('amend.addNew')}</button>
    </div>
  );
}
