import type { MatterId } from '../law.ts';
import { newName } from '../forms.ts';
import { choiceForm, key } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

export const MATTER = defineRule({
  name: 'matter',
  doc: 'A subject that a body may decide, so that powers can name it.',
  subject: newName,
  keys: {
    branch: key(choiceForm({ legislative: 'legislative', executive: 'executive', controlling: 'controlling' }), 'Which kind of power deciding it is.', { neutral: 'none named' }),
  },
  example: 'matter: war and peace',
  build: (name, values, ruled) => one({ type: 'matter', rule: { ...ruled, id: name as MatterId, ...present({ branch: values.branch }) } }),
});
