import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../api/councils.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { Picker } from './picker.tsx';

interface UnitPickerProps { readonly title: string; readonly chosen: string | undefined; readonly onChoose: (unit: string) => void }

/** Finds a unit by its name. */
export function UnitPicker({ title, chosen, onChoose }: UnitPickerProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const field = useId();
  const [sought, setSought] = useState('');
  const settled = useDeferredValue(sought.trim());
  const found = useQuery({ ...unitsQuery(org, settled === '' ? {} : { q: settled }), placeholderData: last => last });
  const units = (found.data?.units ?? []).map(unit => ({ id: unit.id, name: unit.name, note: unit.kind.replaceAll('-', ' ') }));
  return (
    <fieldset className="picker">
      <legend className="picker__title">{title}</legend>
      <div className="field">
        <label htmlFor={field}>{t('picker.unit')}</label>
        <input id={field} type="search" className="input" value={sought} autoComplete="off" onChange={event => setSought(event.target.value)} />
      </div>
      <Picker found={units} chosen={chosen === undefined ? [] : [chosen]} several={false} onChoose={([unit]) => { if (unit !== undefined) onChoose(unit); }} />
    </fieldset>
  );
}
