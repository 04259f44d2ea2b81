import { countRule } from '../counting/count-form.ts';
import { reopening, reservedPlaces, settingFault } from '../counting/contest-forms.ts';
import type { BodyKindId, ElectionRule, Ruled } from '../law.ts';
import { body, electorate, holders, number, period, voteQuorum } from '../forms.ts';
import { choiceForm, key, listForm, type Values } from '../form.ts';
import { defineRule, one, present, problemAt } from '../rule-type.ts';

export const secrecy = choiceForm({ secret: 'secret', open: 'open' });

const KEYS = {
  'called by': key(holders, 'Who calls it; "the clock" calls it when terms end.', { gap: 'gap-election-call' }),
  nomination: key(listForm(choiceForm({ self: 'self', 'others with acceptance': 'others-with-acceptance', 'electors body': 'electors-body', petition: 'petition' })), 'How candidates come forward.', { gap: 'gap-nomination' }),
  nominators: key(electorate, 'Who may nominate.', { neutral: 'the electors' }),
  'petition size': key(number, 'Signatures a nomination by petition needs.', { neutral: 'none' }),
  nominations: key(period, 'How long nominations stay open.', { gap: 'gap-election' }),
  voting: key(period, 'How long voting stays open.', { gap: 'gap-election' }),
  ballot: key(secrecy, 'Secret or open.', { gap: 'gap-election' }),
  count: key(countRule, 'How ballots are counted: a rule with a name, or a family with all its settings.', { gap: 'gap-election' }),
  're-open nominations': key(reopening, 'Whether the ballot offers to re-open nominations, and what follows.', { neutral: 'not offered' }),
  reserved: key(reservedPlaces, 'Seats for members of a group, and what becomes of them where too few stand.', { neutral: 'none' }),
  ties: key(listForm(choiceForm({ 'earlier stage': 'earlier-stage', 'earliest stage': 'earliest-stage', 'first preferences': 'first-preferences', lot: 'lot', order: 'order', incumbent: 'incumbent', ruling: 'ruling' })), 'Steps that break a tie, in order.', { neutral: 'a tie waits for a ruling' }),
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
      secrecy: values.ballot, count: values.count, reopen: values['re-open nominations'], reserved: values.reserved, quorum: values.quorum, verifiedBy: values['verified by'], withoutVerifiers: values['without verifiers'], ballotFile: values['ballot file'],
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
  build: (id, values, ruled, block) => {
    const unfit = settingFault(values.count, values['re-open nominations'], values.reserved);
    if (unfit) return { rules: [], problems: [problemAt(block, unfit.code, {}, unfit.key)] };
    const written = election(id, values);
    const missing = (['nominations', 'voting', 'ballot', 'count'] as const).filter(name => values[name] === undefined);
    return missing.length > 0
      ? one({ type: 'unsettled election', rule: { ...ruled, ...written, missing } })
      : one({ type: 'election of', rule: { ...ruled, ...written } as ElectionRule });
  },
});
