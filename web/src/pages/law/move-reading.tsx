import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { usePlaceName } from '../../acts/use-place-name.ts';
import { bodyPowersQuery } from '../../api/councils.ts';
import { nowQuery } from '../../api/organisation.ts';
import type { OpenActView } from '../../api/organisation.ts';
import type { Schemas } from '../../api/typed-paths.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useAct } from '../../app/use-act.tsx';
import { useArticle } from '../../app/use-article.ts';
import { ActForm } from '../../components/act-form.tsx';
import type { ActOutcome } from '../../components/act-form.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { filled } from '../../acts/content.ts';
import { PlaceChoice } from './place-choice.tsx';
import { reasonParagraphs } from './proposal.ts';
import { ReasonsFields } from './reasons-fields.tsx';

interface MoveReadingProps {
  /** What was prepared, and is voted on as it was checked. */
  readonly effect: Schemas['PreparedReading']['effect'];
  readonly onMoved: () => void;
}

/** Moves the reading in a body that may adopt it, and says so where the reader can do it nowhere. */
export function MoveReading(props: MoveReadingProps) {
  const { t } = useTranslation();
  const acts = usePlacesToAdopt();
  const [place, setPlace] = useState<OpenActView>();
  const act = acts.find(each => each.object.id === place?.object.id) ?? acts[0];
  return act ? <MoveThere key={act.object.id} act={act} acts={acts} onPlace={setPlace} {...props} /> : <EmptyState title={t('readings.nowhere')}>{t('readings.nowhereWay')}</EmptyState>;
}

/** Motions open to the reader in bodies that may adopt a reading. */
function usePlacesToAdopt(): readonly OpenActView[] {
  const { id: org, me } = useOrganisation();
  const { data } = useQuery({ ...nowQuery(org), enabled: me !== undefined });
  const acts = (data?.acts ?? []).filter(({ kind, content, needs }) => kind === 'move' && typeof content['body'] === 'string' && needs.some(({ type }) => type === 'effect'));
  const bodies = [...new Set(acts.map(({ content }) => String(content['body'])))];
  const powers = useQueries({ queries: bodies.map(body => bodyPowersQuery(org, body)) });
  const may = new Set(powers.flatMap(({ data: found }, index) => (found?.effects.some(({ effect, refusal }) => effect === 'adopt-reading' && refusal === null) ? [bodies[index]] : [])));
  return acts.filter(({ content }) => may.has(String(content['body'])));
}

function MoveThere({ act, acts, effect, onPlace, onMoved }: MoveReadingProps & { readonly act: OpenActView; readonly acts: readonly OpenActView[]; readonly onPlace: (act: OpenActView) => void }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const article = useArticle(org);
  const nameOf = usePlaceName();
  const send = useAct();
  const [said, setSaid] = useState({ title: '', reasons: '' });
  const link = article(act.article, act.articleLabel) ?? { label: act.articleLabel, href: '#' };
  const move = async (key: string): Promise<ActOutcome> => {
    const outcome = await send('move', { ...filled(act.content, {}), title: { text: said.title.trim() }, paragraphs: reasonParagraphs(said.reasons), effect })(key);
    if (outcome.kind === 'done') onMoved();
    return outcome;
  };
  return (
    <ActForm
      title={t('readings.moveIn', { body: nameOf(act) })} article={link} submitName={t('readings.go')}
      {...(act.due !== undefined && { due: { at: act.due as Instant, zone } })} consequences={[t('readings.then1'), t('readings.then2')]} onAct={move}
    >
      <PlaceChoice acts={acts} chosen={act} onChoose={onPlace} />
      <ReasonsFields value={said} onChange={setSaid} />
    </ActForm>
  );
}
