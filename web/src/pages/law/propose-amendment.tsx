import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../acts/use-place-name.ts';
import type { OpenActView } from '../../api/organisation.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useAct } from '../../app/use-act.tsx';
import { useArticle } from '../../app/use-article.ts';
import { ActForm } from '../../components/act-form.tsx';
import type { Draft } from './amendment-draft.ts';
import { PlaceChoice } from './place-choice.tsx';
import { proposalParagraphs, reasonParagraphs } from './proposal.ts';
import { ReasonsFields } from './reasons-fields.tsx';

interface ProposeAmendmentProps {
  /** Motions open to the reader in bodies that may propose. */
  readonly acts: readonly OpenActView[];
  readonly draft: Draft;
}

/** Moves in a body that it propose the amendment: a resolution with the new words in full. */
export function ProposeAmendment({ acts, draft }: ProposeAmendmentProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const article = useArticle(org);
  const send = useAct();
  const nameOf = usePlaceName();
  const [act, setAct] = useState(acts[0]);
  const [said, setSaid] = useState({ title: '', reasons: '' });
  if (!act) return null;
  const content = { ...act.content, title: { text: said.title.trim() }, paragraphs: [...reasonParagraphs(said.reasons), ...proposalParagraphs(draft, label => t('amend.struck', { label }))] };
  return (
    <ActForm
      key={act.object.id} title={t('amend.proposeIn', { body: nameOf(act) })} article={article(act.article, act.articleLabel) ?? { label: act.articleLabel, href: '#' }} submitName={t('amend.proposeGo')}
      consequences={[t('amend.proposeFollows1'), t('amend.proposeFollows2')]} onAct={send('move', content)}
    >
      <p className="note">{t('amend.proposeLead')}</p>
      <PlaceChoice acts={acts} chosen={act} onChoose={setAct} />
      <ReasonsFields value={said} onChange={setSaid} />
    </ActForm>
  );
}
