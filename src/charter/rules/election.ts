import type { BodyKindId, ElectionRule, Ruled } from '../law.ts';
import { body, electorate, holders, number, period, voteQuorum } from '../forms.ts';
import { choiceForm, key, listForm, type Values } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

export const secrecy = choiceForm({ secret: 'secret', open: 'open' });

const KEYS = {
  'called by': key(holders, 'Who calls it; "the clock" calls it when terms end.', { gap: 'gap-election-call' }),
  nomination: key(listForm(choiceForm({ self: 'self', 'others with acceptance': 'others-with-acceptance', 'electors body': 'electors-body', petition: 'petition' })), 'How candidates come forward.', { gap: 'gap-nomination' }),
  nominators: key(electorate, 'Who may nominate.', { neutral: 'the electors' }),
  'petition size': key(number, 'Signatures a nomination by petition needs.', { neutral: 'none' }),
  nominations: key(period, 'How long nominations stay open.', { gap: 'gap-election' }),
  voting: key(period, 'How long voting stays open.', { gap: 'gap-election' }),
  ballot: key(secrecy, 'Secret or open.', { gap: 'gap-election' }),
  count: key(choiceForm({ 'scottish stv': 'scottish-stv', wigm: 'wigm', 'alternative vote': 'irv', plurality: 'plurality', block: 'block', limited: 'limited', approval: 'approval', 'yes-no': 'yes-no-each' }), 'How ballots are counted.', { gap: 'gap-election' }),
  ties: key(listForm(choiceForm({ 'earlier stage': 'earlier-stage', 'first preferences': 'first-preferences', lot: 'lot', order: 'order', incumbent: 'incumbent', ruling: 'ruling' })), 'Steps that break a tie, in order.', { neutral: 'a tie waits for a ruling' }),
  quorum: key(voteQuorum, 'Part of the electors that must vote.', { neutral: 'none' }),
  'verified by': key(body, 'Body that verifies the election before seats are taken.', { neutral: 'nobody' }),
  'ballot file': key(choiceForm({ published: 'published' }), 'The ballots of a closed poll may be taken away as a BLT file.', { neutral: 'no file' }),
  'without verifiers': key(choiceForm({ 'take seats': 'take-seats', wait: 'wait' }), 'What follows when nobody sits in the body that verifies.', { gap: 'gap-verification' }),
} as const;

type Whole = Omit<ElectionRule, keyof Ruled>;

function election(id: BodyKindId, values: Values<typeof KEYS>): Partial<Whole> & { readonly body: BodyKindId } {
  return {
    body: id, calledBy: values['called by'] ?? [], nomination: values.nomination ?? [], ties: values.ties ?? [],
    ...present({
      nominators: values.nominators, petitionSize: values['petition size'], nominationsOpen: values.nominations, voting: values.voting,
      secrecy: values.ballot, count: values.count, quorum: values.quorum, verifiedBy: values['verified by'], withoutVerifiers: values['without verifiers'], ballotFile: values['ballot file'],
    }),
  };
}

export const ELECTION = defineRule({
  name: 'election of',
  doc: 'How the seats of a body are filled. What an election cannot do without and the text leaves open is a gap.',
  subject: body,
  keys: KEYS,
  continues: true,
  example: 'election of: city council\ncalled by: the clock\nnomination: self, others with acceptance\nnominations: 14 days\nvoting: 7 days\nballot: secret\ncount: scottish stv\nties: earlier stage, lot',
  build: (id, values, ruled) => {
    const written = election(id, values);
    const missing = (['nominations', 'voting', 'ballot', 'count'] as const).filter(name => values[name] === undefined);
    return missing.length > 0
      ? one({ type: 'unsettled election', rule: { ...ruled, ...written, missing } })
      : one({ type: 'election of', rule: { ...ruled, ...written } as ElectionRule });
  },
});
