import { useTranslation } from 'react-i18next';
import type { OpenActView } from '../../api/organisation.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Choices } from '../../acts/choices.tsx';
import { useFormat } from '../../format/use-format.ts';

interface PlaceChoiceProps { readonly acts: readonly OpenActView[]; readonly chosen: OpenActView; readonly onChoose: (act: OpenActView) => void }

/** Where a motion can be moved: a body may decide between meetings, and have several meetings to come. */
export function PlaceChoice({ acts, chosen, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation();
  const nameOf = usePlaceName();
  if (acts.length < 2) return null;
  return <Choices title={t('amend.body')} options={acts.map(act => ({ id: act.object.id, name: nameOf(act) }))} initial={chosen.object.id} onChoose={id => onChoose(acts.find(act => act.object.id === id) ?? chosen)} />;
}

export function usePlaceName(): (act: OpenActView) => string {
  const { t } = useTranslation();
  const { zone } = useOrganisation();
  const format = useFormat();
  return ({ object: { name, at } }) => (at === undefined ? t('amend.inBody', { body: name }) : t('amend.atMeeting', { body: name, when: format.instant(at, zone) }));
}
