import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { beginnings, filled, unanswered } from '../../acts/content.ts';
import type { Answers } from '../../acts/content.ts';
import { NameField } from '../../acts/name-field.tsx';
import { usePlaceName } from '../../acts/use-place-name.ts';
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
import { ArticleSaid } from './article-said.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { reasonParagraphs } from './proposal.ts';
import { ReasonsFields } from './reasons-fields.tsx';

interface MoveAmendmentProps {
  readonly acts: readonly OpenActView[];
  readonly amendment: Amendment & { readonly acknowledged: readonly string[] };
  /** The decision from which the words were taken. */
  readonly proposal: string | undefined;
  readonly onMoved: () => void;
}

/** Moves the amendment as a motion. What is voted on is the very text that was checked. */
export function MoveAmendment({ acts, ...rest }: MoveAmendmentProps) {
  const [act, setAct] = useState(acts[0]);
  return act ? <MoveThere key={act.object.id} act={act} acts={acts} onPlace={setAct} {...rest} /> : null;
}

/** Fields that the form asks for in its own words. */
const nameFields = ({ needs }: OpenActView) => needs.filter(({ type }) => type === 'decision');

function MoveThere({ act, acts, amendment, proposal, onPlace, onMoved }: MoveAmendmentProps & { readonly act: OpenActView; readonly onPlace: (act: OpenActView) => void }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const field = useId();
  const article = useArticle(org);
  const nameOf = usePlaceName();
  const move = useMove(amendment);
  const [answers, setAnswers] = useState<Answers>(() => beginnings(nameFields(act), act.content, proposal === undefined ? [] : [proposal]));
  const [said, setSaid] = useState({ title: '', reasons: '' });
  const [inForce, setInForce] = useState('');
  const link = article(act.article, act.articleLabel) ?? { label: act.articleLabel, href: '#' };
  const missing = unanswered(nameFields(act), answers);
  const send = async (key: string): Promise<ActOutcome> => {
    if (missing.length > 0) return { kind: 'refused', refusal: { reason: t('do.missing', { count: missing.length }), article: link, remedies: [] } };
    const outcome = await move(filled(act.content, answers), { ...said, inForce }, key);
    if (outcome.kind === 'done') onMoved();
    return outcome;
  };
  return (
    <ActForm
      title={t('amend.moveIn', { body: nameOf(act) })} article={link} submitName={t('amend.go')}
      {...(act.due !== undefined && { due: { at: act.due as Instant, zone } })} consequences={[t('amend.follows1'), t('amend.follows2'), t('amend.follows3')]} onAct={send}
    >
      <PlaceChoice acts={acts} chosen={act} onChoose={onPlace} />
      <ArticleSaid article={act.article} />
      {nameFields(act).map(spec => <NameField key={spec.path} spec={spec} value={answers[spec.path]} onAnswer={decision => setAnswers({ ...answers, [spec.path]: decision })} />)}
      <ReasonsFields value={said} onChange={setSaid} />
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
    return act('move', { ...content, title: { text: title.trim() }, paragraphs: reasonParagraphs(reasons), effect: prepared.current.effect })(key);
  };
}
