import type { BodyKindId } from '../law.ts';
import { body, holders, period } from '../forms.ts';
import { choiceForm, key } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

export const PETITION = defineRule({
  name: 'petition for',
  doc: 'Signatures that bring a question to a referendum or onto an agenda.',
  subject: choiceForm({ referendum: 'referendum', 'a referendum': 'referendum', agenda: 'agenda', 'the agenda': 'agenda' }),
  keys: {
    of: key(body, 'The body that decides the question.', { required: true }),
    'signed by': key(holders, 'How many must sign; several, and any of them suffices.', { required: true }),
    within: key(period, 'How long signatures may be gathered.', { neutral: 'no deadline' }),
  },
  example: 'petition for: referendum\nof: all members\nsigned by: 5% of members\nwithin: 60 days',
  build: (kind, values, ruled) => one({
    type: 'petition for',
    rule: { ...ruled, for: kind, body: values.of as BodyKindId, signedBy: values['signed by'] ?? [], ...present({ within: values.within }) },
  }),
});
