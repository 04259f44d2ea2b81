import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery, unitsQuery } from '../api/councils.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { Picker } from './picker.tsx';
import type { Found } from './picker.tsx';

interface FindPickerProps {
  readonly of: 'person' | 'unit';
  readonly title: string;
  readonly chosen: readonly string[];
  readonly several?: boolean;
  /** Only members of this unit. */
  readonly within?: string | undefined;
  /** Only units of these kinds; none named: of any. */
  readonly kinds?: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Finds people or units by name, among those that the server lets this person see. */
export function FindPicker({ of, title, chosen, several = false, within, kinds = [], onChoose }: FindPickerProps) {
  const { t } = useTranslation();
  const { me } = useOrganisation();
  const field = useId();
  const [sought, setSought] = useState('');
  const found = useFound({ of, sought: useDeferredValue(sought.trim()), within, kinds });
  return (
    <fieldset className="picker">
      <legend className="picker__title">{title}</legend>
      <div className="field">
        <label htmlFor={field}>{t(`picker.${of}`)}</label>
        <input id={field} type="search" className="input" value={sought} autoComplete="off" onChange={event => setSought(event.target.value)} />
      </div>
      <Picker found={found} chosen={chosen} several={several} preset={of === 'person' && me ? [{ id: me.person, name: me.name, note: t('picker.self') }] : []} onChoose={onChoose} />
    </fieldset>
  );
}

/** What was found stays in view until the next answer is there. */
function useFound({ of, sought, within, kinds }: { readonly of: 'person' | 'unit'; readonly sought: string; readonly within: string | undefined; readonly kinds: readonly string[] }): readonly Found[] {
  const { id: org } = useOrganisation();
  const people = useQuery({ ...membersQuery(org, { q: sought, ...(within !== undefined && { unit: within }) }), enabled: of === 'person', placeholderData: last => last });
  const units = useQuery({ ...unitsQuery(org, sought === '' ? {} : { q: sought }), enabled: of === 'unit', placeholderData: last => last });
  if (of === 'person') return (people.data?.members ?? []).map(member => ({ id: member.person, name: member.name, note: member.units.map(unit => unit.name).join(', ') }));
  return (units.data?.units ?? []).filter(unit => kinds.length === 0 || kinds.includes(unit.kind)).map(unit => ({ id: unit.id, name: unit.name, note: unit.kind.replaceAll('-', ' ') }));
}
