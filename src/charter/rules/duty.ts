import type { BodyKindId } from '../law.ts';
import { body, period } from '../forms.ts';
import { choiceForm, key } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

export const DUTY = defineRule({
  name: 'duty',
  doc: 'What a body or its holders must do, and what follows when they do not.',
  subject: choiceForm({ report: 'report', 'report back': 'report', 'keep instructions': 'keep-instructions', convene: 'convene', 'call election': 'call-election', 'call an election': 'call-election' }),
  keys: {
    of: key(body, 'Whose duty it is.', { required: true }),
    due: key(period, 'How often or how soon.', { neutral: 'no date' }),
    'on default': key(choiceForm({ 'happens by itself': 'happens-by-itself', 'others may act': 'others-may-act', nothing: 'nothing' }), 'What follows a breach.', { neutral: 'nothing' }),
  },
  example: 'duty: report\nof: city council\ndue: 1 month\non default: others may act',
  build: (duty, values, ruled) => one({
    type: 'duty',
    rule: { ...ruled, duty, of: values.of as BodyKindId, onDefault: values['on default'] ?? 'nothing', ...present({ due: values.due }) },
  }),
});
