import { ok } from '#kernel/result.ts';
import { parseNumber } from '../number.ts';
import { fault, type Parsed } from '../parsed.ts';
import { splitList } from '../words.ts';
import type { BodyKindId, BodyRule } from '../law.ts';
import { amount, electorate, forEach, newName, period, snapshot, voteQuorum, yesNo } from '../forms.ts';
import { choiceForm, key, listForm, textForm, type Form, type Values } from '../form.ts';
import { itemsOf, type Node } from '../node.ts';
import { defineRule, one, present, problemAt } from '../rule-type.ts';
import { seatSource } from './seats.ts';

const vacancyStep = choiceForm({
  'next alternate': 'next-alternate', 'by-election': 'by-election', 'by-election in the same constituency': 'by-election',
  'by-election at large': 'by-election-at-large', 'co-option': 'co-option', 'stays empty': 'stays-empty', 'appointed by electors': 'appointed-by-electors',
});

/** "next alternate, else by-election": steps in the order they are tried. */
const vacancy: Form<BodyRule['vacancy']> = {
  ...listForm(vacancyStep), name: 'vacancy steps',
  read: (node, reading) => {
    const steps = itemsOf(node).flatMap((item): readonly Node[] => (item.kind === 'text' ? splitList(item.text).map(text => ({ ...item, text: text.replace(/^(?:or )?(?:else|then|otherwise)\s+/i, '') })) : [item]));
    const outcomes = steps.map(step => vacancyStep.read(step, reading));
    const problems = outcomes.flatMap(outcome => outcome.problems);
    return problems.length > 0 ? { problems } : { value: outcomes.flatMap(outcome => outcome.value ?? []), problems };
  },
};

function parseCap(text: string): Parsed<NonNullable<BodyRule['cap']>> {
  const match = /^(?:at most )?(.+?)(?:\s+seats)?(,?\s+reduced by d'?hondt)?$/.exec(text.trim().toLowerCase().replace(/[’‘]/g, "'"));
  const seats = parseNumber(match?.[1] ?? '');
  return seats.ok && seats.value > 0 ? ok({ seats: seats.value, ...(match?.[2] ? { reduceBy: 'dhondt' as const } : {}) }) : fault('cap', "300 seats, reduced by d'hondt");
}

type DirectBelow = NonNullable<BodyRule['directBelow']>;

function parseDirectBelow(text: string): Parsed<Pick<DirectBelow, 'count' | 'base'>> {
  const match = /^(.+?)\s+(members|electors|voters|inhabitants)$/.exec(text.trim().toLowerCase());
  const count = parseNumber(match?.[1] ?? '');
  if (!match || !count.ok) return fault('direct-below', '50 members');
  return ok({ count: count.value, base: match[2] === 'voters' ? 'electors' : match[2] as 'members' | 'electors' | 'inhabitants' });
}

const KEYS = {
  form: key(choiceForm({ assembly: 'assembly', council: 'council', office: 'office', commission: 'commission', referendum: 'referendum' }), 'What sort of body it is.', { neutral: 'assembly when "everybody" is written, else council' }),
  'for each': key(forEach, 'One such body for each unit of this kind.', { neutral: 'one body of the whole' }),
  everybody: key(electorate, 'Who takes part in person in an assembly or a referendum.', { neutral: 'nobody without a seat' }),
  seats: key(listForm(seatSource), 'How the seats arise; one entry for each way.', { neutral: 'none' }),
  cap: key(textForm('cap', parseCap), 'Most seats in all: "300 seats, reduced by d’hondt".', { neutral: 'no limit' }),
  'apportioned as of': key(snapshot, 'Day of the figures by which seats are shared out.', { neutral: 'the opening' }),
  term: key(period, 'How long a seat is held.', { gap: 'term-missing' }),
  'hold over': key(yesNo, 'Whether holders stay until successors take their seats.', { neutral: 'no' }),
  mandate: key(choiceForm({ free: 'free', bound: 'bound', 'binding forbidden': 'binding-forbidden' }), 'Whether instructions bind the holder.', { neutral: 'free' }),
  vacancy: key(vacancy, 'How an empty seat is filled; steps in order.', { gap: 'gap-vacancy' }),
  keeps: key(listForm(choiceForm({ roll: 'roll', chair: 'chair', count: 'count' })), 'What the body keeps for the organisation.', { neutral: 'nothing' }),
  'direct below': key(textForm('number and base', parseDirectBelow), 'In units with fewer, everybody whom the electorate of the council names is the council: no seats are elected.', { neutral: 'never' }),
  'decides by': key(amount, 'How it decides when no power says otherwise.', { gap: 'gap-threshold' }),
  quorum: key(voteQuorum, 'Part that must vote for a decision to count.', { neutral: 'none' }),
} as const;

function bodyRule(id: string, values: Values<typeof KEYS>, { decides, directBelow }: Pick<BodyRule, 'decides' | 'directBelow'>): Omit<BodyRule, 'article' | 'at'> {
  return {
    id: id as BodyKindId,
    form: values.form ?? (values.everybody ? 'assembly' : 'council'),
    seats: values.seats ?? [],
    apportionedAsOf: values['apportioned as of'] ?? { on: 'opening' },
    holdOver: values['hold over'] ?? false,
    mandate: values.mandate ?? 'free',
    vacancy: values.vacancy ?? [],
    keeps: values.keeps ?? [],
    ...present({
      forEach: values['for each'] === 'whole' ? undefined : values['for each'], everybody: values.everybody, cap: values.cap,
      term: values.term, directBelow, decides,
    }),
  };
}

interface FormFault {
  readonly code: 'problem-missing-key' | 'problem-one-of';
  readonly facts: Readonly<Record<string, string>>;
  readonly key?: string;
}

/** Keys that contradict the form: an assembly is everybody, other bodies are seats, and only a council may be direct. */
function formFault({ form, everybody, 'direct below': direct }: Values<typeof KEYS>): FormFault | undefined {
  const inPerson = form === 'assembly' || form === 'referendum';
  if (inPerson && !everybody) return { code: 'problem-missing-key', facts: { key: 'everybody' } };
  if (form && !inPerson && everybody) return { code: 'problem-one-of', facts: { keys: 'everybody, form' }, key: 'everybody' };
  if (direct && everybody) return { code: 'problem-one-of', facts: { keys: 'direct below, everybody' }, key: 'direct below' };
  return direct && form && form !== 'council' ? { code: 'problem-one-of', facts: { keys: 'direct below, form' }, key: 'direct below' } : undefined;
}

export const BODY = defineRule({
  name: 'body',
  doc: 'A kind of body: an assembly, a council, an office, a commission, or a referendum of everybody.',
  subject: newName,
  keys: KEYS,
  continues: true,
  example: 'body: city council\nfor each: city\nseats:\n  from: each workplace\n  elected by: members in good standing\n  ratio: 1 per 50 members, rounded up\n  at most: 5\nterm: 1 year\nmandate: bound\nvacancy: next alternate, else by-election\ndecides by: more than half of votes cast\nquorum: half of seats filled',
  build: (id, values, ruled, block) => {
    const fault = formFault(values);
    if (fault) return { rules: [], problems: [problemAt(block, fault.code, fault.facts, fault.key)] };
    const writtenIn = (key: string): Pick<BodyRule, 'article' | 'at'> => {
      const written = block.entries.find(entry => entry.key === key);
      return { article: written?.value.place.article ?? ruled.article, at: written?.at ?? ruled.at };
    };
    const threshold = values['decides by'];
    const decides = threshold && { ...ruled, ...writtenIn('decides by'), threshold: { ...threshold, quorum: values.quorum?.quorum ?? [] } };
    const directBelow = values['direct below'] && { ...values['direct below'], article: writtenIn('direct below').article };
    return one({ type: 'body', rule: { ...ruled, ...bodyRule(id, values, present({ decides, directBelow })) } });
  },
});
