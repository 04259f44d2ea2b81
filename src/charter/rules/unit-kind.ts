import type { UnitKindId } from '../law.ts';
import { newName, unitKind } from '../forms.ts';
import { choiceForm, key, listForm } from '../form.ts';
import { defineRule, one } from '../rule-type.ts';

export const UNIT_KIND = defineRule({
  name: 'unit kind',
  doc: 'A kind of unit the organisation is made of: workplace, city, garrison, nation.',
  subject: newName,
  keys: {
    within: key(listForm(unitKind), 'Kinds of unit it may lie in.', { neutral: 'a top kind' }),
    figures: key(listForm(choiceForm({ inhabitants: 'inhabitants', electors: 'electors' })), 'Figures recorded for each such unit.', { neutral: 'none' }),
  },
  example: 'unit kind: workplace\nwithin: city\nfigures: inhabitants, electors',
  build: (name, values, ruled) => one({ type: 'unit kind', rule: { ...ruled, id: name as UnitKindId, within: values.within ?? [], figures: values.figures ?? [] } }),
});
