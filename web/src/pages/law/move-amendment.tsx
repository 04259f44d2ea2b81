import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { prepareAmendment } from '../../api/charter.ts';
import type { Amendment } from '../../api/charter.ts';
import type { Content, OpenActView } from '../../api/organisation.ts';
import { Refused } from '../../api/request.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useAct } from '../../app/use-act.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useFailure } from '../../app/use-failure.ts';
import { ActForm } from '../../components/act-form.tsx';
import type { ActOutcome } from '../../components/act-form.tsx';

interface MoveAmendmentProps {
  readonly acts: readonly OpenActView[];
  readonly amendment: Amendment & { readonly acknowledged: readonly string[] };
  readonly onMoved: () => void;
}

/** Moves the amendment as a motion. What is voted on is the very text that was checked. */
export function MoveAmendment({ acts, amendment, onMoved }: MoveAmendmentProps) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const field = useId();
  const article = useArticle(org);
  const move = useMove(amendment);
  const [chosen, setChosen] = useState(acts[0]?.object.id ?? '');
  const [title, setTitle] = useState('');
  const [reasons, setReasons] = useState('');
  const [inForce, setInForce] = useState('');
  const act = acts.find(each => each.object.id === chosen) ?? acts[0];
  if (!act) return null;
  const send = async (key: string): Promise<ActOutcome> => {
    const outcome = await move(act.content, { title, reasons, inForce }, key);
    if (outcome.kind === 'done') onMoved();
    return outcome;
  };
  return (
    <ActForm
      key={chosen} title={t('amend.moveIn', { body: act.object.name })} article={article(act.article, act.articleLabel) ?? { label: act.articleLabel, href: '#' }} submitName={t('amend.go')}
      {...(act.due !== undefined && { due: { at: act.due as Instant, zone } })} consequences={[t('amend.follows1'), t('amend.follows2'), t('amend.follows3')]} onAct={send}
    >
      {acts.length > 1 && (
        <div className="field">
          <label htmlFor={`${field}body`}>{t('amend.body')}</label>
          <select id={`${field}body`} className="input" value={chosen} onChange={event => setChosen(event.target.value)}>{acts.map(each => <option key={each.object.id} value={each.object.id}>{each.object.name}</option>)}</select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${field}title`}>{t('field.title')}</label>
        <input id={`${field}title`} className="input" required maxLength={200} value={title} onChange={event => setTitle(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${field}reasons`}>{t('amend.reasons')}</label>
        <textarea id={`${field}reasons`} className="input" required value={reasons} onChange={event => setReasons(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${field}day`}>{t('amend.inForce')} {t('field.optional')}</label>
        <input id={`${field}day`} type="date" className="input" value={inForce} onChange={event => setInForce(event.target.value)} />
      </div>
    </ActForm>
  );
}

interface Written { readonly title: string; readonly reasons: string; readonly inForce: string }

/** Prepares the text once for each wording, so that a repeated sending is the same act. */
function useMove(amendment: MoveAmendmentProps['amendment']): (content: Content, written: Written, key: string) => Promise<ActOutcome> {
  const { id: org } = useOrganisation();
  const act = useAct();
  const failure = useFailure();
  const prepared = useRef<{ readonly of: string; readonly effect: Content }>(undefined);
  return async (content, { title, reasons, inForce }, key) => {
    const wanted = { ...amendment, ...(inForce !== '' && { inForce }) };
    try {
      if (prepared.current?.of !== JSON.stringify(wanted)) prepared.current = { of: JSON.stringify(wanted), effect: (await prepareAmendment(org, wanted)).effect };
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500) throw error;
      return { kind: 'refused', refusal: { reason: failure(error), remedies: [] } };
    }
    const paragraphs = reasons.split(/\n\s*\n/u).filter(text => text.trim() !== '').map((text, index) => ({ id: `p${index + 1}`, text: { text: text.trim() } }));
    return act('move', { ...content, title: { text: title.trim() }, paragraphs, effect: prepared.current.effect })(key);
  };
}
