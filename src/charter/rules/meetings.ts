import { body, holder, holders, meetingQuorum, period, yesNo } from '../forms.ts';
import { key } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

export const MEETINGS = defineRule({
  name: 'meetings of',
  doc: 'When a body meets, who convenes it, and what happens when they do not.',
  subject: body,
  keys: {
    every: key(period, 'Longest time between two meetings.', { gap: 'gap-calendar' }),
    'convened by': key(holders, 'Who convenes.', { gap: 'gap-convening' }),
    'on demand of': key(holders, 'On whose demand it must be convened.', { neutral: 'nobody' }),
    within: key(period, 'How soon after the demand.', { neutral: 'no deadline' }),
    'self-executing': key(yesNo, 'Whether the demand convenes by itself when the convener does not act.', { neutral: 'no' }),
    notice: key(period, 'Notice before the meeting.', { neutral: 'none' }),
    'agenda closes': key(period, 'How long before the meeting items must be in.', { neutral: 'at the opening' }),
    'agenda by': key(holders, 'Who puts the agenda together.', { neutral: 'the conveners' }),
    'presided by': key(holder, 'Who presides.', { neutral: 'elected at the opening' }),
    quorum: key(meetingQuorum, 'Presence required to open.', { neutral: 'none' }),
  },
  continues: true,
  example: 'meetings of: congress\nevery: 1 year\nconvened by: executive\non demand of: one third of workplaces\nwithin: 30 days\nself-executing: yes\nnotice: 28 days\nagenda closes: 14 days\npresided by: keeper of the chair\nquorum: half of seats filled',
  build: (id, values, ruled) => one({
    type: 'meetings of',
    rule: {
      ...ruled, body: id, convenedBy: values['convened by'] ?? [], onDemandOf: values['on demand of'] ?? [],
      selfExecuting: values['self-executing'] ?? false, agendaBy: values['agenda by'] ?? [],
      ...present({
        every: values.every, within: values.within, notice: values.notice, agendaCloses: values['agenda closes'],
        presidedBy: values['presided by'], quorum: values.quorum,
      }),
    },
  }),
});
