import { useTranslation } from 'react-i18next';
import type { OpenActView } from '../../api/organisation.ts';
import { Choices } from '../../acts/choices.tsx';
import { usePlaceName } from '../../acts/use-place-name.ts';

interface PlaceChoiceProps { readonly acts: readonly OpenActView[]; readonly chosen: OpenActView; readonly onChoose: (act: OpenActView) => void }

/** Where a motion can be moved: a body may decide between meetings, and have several meetings to come. */
export function PlaceChoice({ acts, chosen, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation();
  const nameOf = usePlaceName();
  if (acts.length < 2) return null;
  return <Choices title={t('amend.body')} options={acts.map(act => ({ id: act.object.id, name: nameOf(act) }))} initial={chosen.object.id} onChoose={id => onChoose(acts.find(act => act.object.id === id) ?? chosen)} />;
}
