import { ok } from '#kernel/result.ts';
import { parseHolder } from '../holder.ts';
import type { RecallRule } from '../law.ts';
import { fault, type Parsed } from '../parsed.ts';
import type { Names } from '../names.ts';
import { amount, body, period, voteQuorum } from '../forms.ts';
import { key, textForm } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';
import { secrecy } from './election.ts';

type StartedBy = NonNullable<RecallRule['startedBy']>;

/** Signers are always the constituents of the seat, so other multitudes are refused. */
export function parseStartedBy(text: string, names: Names): Parsed<StartedBy> {
  const holder = parseHolder(text, names);
  if (holder.ok && holder.value.kind === 'share' && holder.value.of === 'constituents') return ok({ share: holder.value.share, strict: holder.value.strict });
  if (holder.ok && holder.value.kind === 'count' && holder.value.of === 'constituents') return ok({ count: holder.value.count });
  return fault('share-or-count', '10% of constituents');
}

export const RECALL = defineRule({
  name: 'recall of',
  doc: 'How those who elected a seat take it back. A recall without numbers is refused until they are settled.',
  subject: body,
  keys: {
    'started by': key(textForm('share or number of constituents', (text, { names }) => parseStartedBy(text, names)), 'Signatures that start the vote.', { gap: 'recall-unspecified' }),
    'signatures within': key(period, 'How long signatures may be gathered.', { gap: 'recall-unspecified' }),
    'decided by': key(amount, 'Majority that recalls.', { gap: 'recall-unspecified' }),
    quorum: key(voteQuorum, 'Part of the constituents that must vote.', { neutral: 'none' }),
    voting: key(period, 'How long voting stays open.', { gap: 'recall-unspecified' }),
    ballot: key(secrecy, 'Secret or open.', { neutral: 'as in the election' }),
    'again after': key(period, 'Rest before the same seat may be tried again.', { neutral: 'at once' }),
  },
  continues: true,
  example: 'recall of: city council\nstarted by: 10% of constituents\nsignatures within: 30 days\ndecided by: more than half of votes cast\nquorum: one third of constituents\nvoting: 14 days\nballot: secret\nagain after: 3 months',
  build: (id, values, ruled) => {
    const decided = values['decided by'];
    return one({
      type: 'recall of',
      rule: {
        ...ruled, body: id,
        ...present({
          startedBy: values['started by'], signatures: values['signatures within'], voting: values.voting, secrecy: values.ballot,
          againAfter: values['again after'], threshold: decided && { ...decided, quorum: values.quorum?.quorum ?? [] },
        }),
      },
    });
  },
});
