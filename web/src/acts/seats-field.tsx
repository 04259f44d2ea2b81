import { useTranslation } from 'react-i18next';
import type { FieldSpec } from '../api/organisation.ts';
import { FactsList } from '../app/facts-list.tsx';
import { ChoiceBallot } from '../components/choice-ballot.tsx';

interface SeatsFieldProps { readonly title: string; readonly spec: FieldSpec; readonly chosen: readonly string[]; readonly onChoose: (seats: readonly string[]) => void }

/** Delegates by name: all of them unless some are left out. */
export function SeatsField({ title, spec, chosen, onChoose }: SeatsFieldProps) {
  const { t } = useTranslation();
  const options = (spec.choices ?? []).map(({ id, name, of }) => ({ id, name: name ?? t('seat.vacant'), note: of }));
  if (options.length < 2) return <FactsList facts={[{ name: title, value: options.map(({ name, note }) => [name, note].filter(Boolean).join(', ')).join() }]} />;
  return <ChoiceBallot title={title} options={options} chosen={chosen} atMost={options.length} onChoose={onChoose} />;
}
