import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Results shown at once: more cannot be looked through, and the search narrows them. */
const SHOWN = 12;

export interface Found { readonly id: string; readonly name: string; readonly note?: string | undefined }
interface PickerProps { readonly found: readonly Found[]; readonly chosen: readonly string[]; readonly several: boolean; /** Known before anybody searched, such as what is chosen from the start. */ readonly preset?: readonly Found[]; readonly onChoose: (chosen: readonly string[]) => void }

/** Search results as radio buttons or boxes: the keys of every form work, and what is chosen stays in view. */
export function Picker({ found, chosen, several, preset = [], onChoose }: PickerProps) {
  const { t } = useTranslation();
  const group = useId();
  const [known, setKnown] = useState<ReadonlyMap<string, Found>>(() => new Map(preset.map(one => [one.id, one])));
  const kept = chosen.flatMap(id => (found.some(each => each.id === id) ? [] : known.get(id) ?? []));
  const choose = (one: Found): void => {
    setKnown(new Map([...known, [one.id, one]]));
    if (!several) onChoose([one.id]);
    else onChoose(chosen.includes(one.id) ? chosen.filter(id => id !== one.id) : [...chosen, one.id]);
  };
  return (
    <>
      <p className="note" role="status">{t('picker.found', { count: found.length })}</p>
      <div className="picker__found">
        {[...kept, ...found.slice(0, SHOWN)].map(one => (
          <label key={one.id}>
            <input type={several ? 'checkbox' : 'radio'} name={group} checked={chosen.includes(one.id)} onChange={() => choose(one)} />
            <span>{one.name}{one.note && <> <span className="note">{one.note}</span></>}</span>
          </label>
        ))}
      </div>
    </>
  );
}
