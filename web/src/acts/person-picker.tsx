import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../api/councils.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { Picker } from './picker.tsx';

interface PersonPickerProps {
  readonly title: string;
  readonly chosen: readonly string[];
  readonly several: boolean;
  /** Only members of this unit. */
  readonly within?: string | undefined;
  readonly onChoose: (persons: readonly string[]) => void;
}

/** Finds people by name among those whom the server lets this person see. */
export function PersonPicker({ title, chosen, several, within, onChoose }: PersonPickerProps) {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const field = useId();
  const [sought, setSought] = useState('');
  const settled = useDeferredValue(sought.trim());
  const found = useQuery({ ...membersQuery(org, { q: settled, ...(within !== undefined && { unit: within }) }), placeholderData: last => last });
  const people = (found.data?.members ?? []).map(member => ({ id: member.person, name: member.name, note: member.units.map(unit => unit.name).join(', ') }));
  return (
    <fieldset className="picker">
      <legend className="picker__title">{title}</legend>
      <div className="field">
        <label htmlFor={field}>{t('picker.person')}</label>
        <input id={field} type="search" className="input" value={sought} autoComplete="off" onChange={event => setSought(event.target.value)} />
      </div>
      <Picker found={people} chosen={chosen} several={several} preset={me ? [{ id: me.person, name: me.name, note: t('picker.self') }] : []} onChoose={onChoose} />
    </fieldset>
  );
}
