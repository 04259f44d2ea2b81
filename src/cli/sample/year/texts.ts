/** What is said and moved in the sample federation. */

export const STATEMENTS: readonly string[] = [
  'I have worked here for eleven years and on the night shift for six of them. I will bring the rota to the council and the answer back to you within the week.',
  'Our delegate should come to every tea break, not only to congress. I will report each month, and you can call me back any day you think I have stopped listening.',
  'I stand for one thing: that we write down what we instruct and read out how it was voted. The rest follows.',
  'Нас двадцать человек, и у каждого есть что сказать. Я обещаю приносить на совет то, что решило собрание, а не то, что думаю я.',
  'I kept the accounts of the strike fund. Every figure was on the wall the same evening. I would do the same on the council.',
  'I am new in this workplace and that is why I stand: ask me to explain a rule and we will both learn it.',
];

export interface Text {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const MOTIONS = {
  heating: {
    title: 'Heating in the repair hall',
    paragraphs: ['The assembly finds that the temperature in the repair hall fell below fourteen degrees on nine days in January.', 'Work in the hall stops while it is colder than sixteen degrees, with full pay.', 'The steward puts this decision to the management in writing before the end of the week.'],
  },
  fund: {
    title: 'A common strike fund',
    paragraphs: ['The federation sets up a strike fund from one part in twenty of the dues of every workplace.', 'Each workplace decides for itself when to call on the fund, and reports to congress what it has used.', 'The executive publishes the state of the fund at the end of every month.'],
  },
  hours: {
    title: 'Hours before wages',
    paragraphs: ['The federation demands a working week of thirty-two hours without loss of pay.', 'Delegates to the talks put the demand first and bring back every offer to the assemblies before they answer.'],
  },
  notice: {
    title: 'Sixteen days for a recall vote',
    paragraphs: ['The vote on a recall stays open for sixteen days instead of fourteen, because shifts of three weeks leave some of us no day to vote.', 'The charter is changed accordingly.'],
  },
} as const satisfies Readonly<Record<string, Text>>;

export const AMENDMENT = {
  title: 'The state of the fund every quarter, with the names of workplaces left out',
  text: 'The executive publishes the state of the fund every three months, without saying which workplace has drawn on it.',
} as const;

export const REPORT = 'I voted as the assembly instructed me. The fund was carried by a clear majority; on the amendment we were outvoted, and I have asked for the figures of the first quarter.';
