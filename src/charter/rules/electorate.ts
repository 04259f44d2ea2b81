import type { ElectorateId } from '../law.ts';
import { condition, newName, snapshot } from '../forms.ts';
import { key } from '../form.ts';
import { defineRule, one } from '../rule-type.ts';

export const ELECTORATE = defineRule({
  name: 'electorate',
  doc: 'A named set of members, by conditions that must all hold.',
  subject: newName,
  keys: {
    who: key(condition, 'Conditions, one a line; nest with "any of", "all of", "not".', { required: true }),
    'as of': key(snapshot, 'Day on which standing counts.', { neutral: 'the opening' }),
  },
  example: 'electorate: members in good standing\nwho:\n  - status is full\n  - dues paid until on or after the day\nas of: 14 days before the opening',
  build: (name, values, ruled) => one({
    type: 'electorate',
    rule: { ...ruled, id: name as ElectorateId, who: values.who ?? { kind: 'all', of: [] }, asOf: values['as of'] ?? { on: 'opening' } },
  }),
});
