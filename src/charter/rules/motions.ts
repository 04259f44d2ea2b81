import { ok } from '#kernel/result.ts';
import type { Holder, MotionRule, VoteMode } from '../law.ts';
import { body, holder, holders, number, period, yesNo } from '../forms.ts';
import { choiceForm, key, listForm, mapForm } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

const mode = choiceForm<VoteMode>({ 'roll call': 'roll-call', secret: 'secret', 'card vote': 'card', 'hall count': 'hall-count' });

const demand = mapForm('demand', {
  mode: key(mode, 'Way of voting that may be demanded.', { required: true }),
  by: key(holder, 'Who may demand it.', { required: true }),
}, values => ok({ mode: values.mode as VoteMode, by: values.by as Holder } satisfies MotionRule['demand'][number]));

export const MOTIONS = defineRule({
  name: 'motions in',
  doc: 'How a question comes before a body and how it is voted on.',
  subject: body,
  keys: {
    'moved by': key(holders, 'Who may move.', { gap: 'gap-motion' }),
    seconders: key(number, 'Seconders a motion needs, besides the mover: of those who vote on it or might have moved it alone.', { neutral: '0' }),
    amendments: key(yesNo, 'Whether amendments may be moved.', { neutral: 'no' }),
    modes: key(listForm(mode), 'Ways of voting, the usual one first.', { neutral: 'roll call' }),
    demand: key(listForm(demand), 'Who may demand another way of voting.', { neutral: 'nobody' }),
    'between meetings': key(period, 'How long a vote outside a meeting stays open.', { neutral: 'no vote outside a meeting' }),
  },
  continues: true,
  example: 'motions in: congress\nmoved by: seats of congress, workplace assembly\nseconders: 1\namendments: yes\nmodes: roll call, secret, card vote\ndemand:\n  - mode: card vote\n    by: 10% of seats\nbetween meetings: 7 days',
  build: (id, values, ruled) => one({
    type: 'motions in',
    rule: {
      ...ruled, body: id, movedBy: values['moved by'] ?? [], seconders: values.seconders ?? 0, amendments: values.amendments ?? false,
      modes: values.modes ?? ['roll-call'], demand: values.demand ?? [], ...present({ betweenMeetings: values['between meetings'] }),
    },
  }),
});
