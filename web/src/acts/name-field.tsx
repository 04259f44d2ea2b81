import { useTranslation } from 'react-i18next';
import type { FieldSpec } from '../api/organisation.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useFormat } from '../format/use-format.ts';
import { Choices } from './choices.tsx';

interface NameFieldProps { readonly spec: FieldSpec; readonly value: unknown; readonly onAnswer: (decision: string | undefined) => void }

/** In whose name something is moved: a decision of a body that may propose there, or one's own where that is enough. */
export function NameField({ spec, value, onAnswer }: NameFieldProps) {
  const { t } = useTranslation();
  const { zone } = useOrganisation();
  const format = useFormat();
  const options = (spec.choices ?? []).map(({ id, name, of, at }) => ({ id, name: [name ?? t('motion.untitled'), of, at === undefined ? '' : format.instant(at, zone)].filter(Boolean).join(', ') }));
  return <Choices title={t('inNameOf.title')} options={options} initial={typeof value === 'string' ? value : undefined} none={spec.optional ? t('inNameOf.own') : undefined} note={t('inNameOf.note')} onChoose={onAnswer} />;
}
