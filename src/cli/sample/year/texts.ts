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

/** Where bodies meet. */
export const PLACES: Readonly<Record<string, string>> = {
  'workplace-assembly': 'In the canteen, after the day shift',
  'city-council': 'Council room above the tram depot',
  'congress': 'Assembly hall of the Railway Works, Millbridge',
  'executive': 'Federation office, second floor',
  'control-commission': 'Reading room of the City Archive',
};

export const MOTIONS = {
  heating: {
    title: 'Heating in the repair hall',
    paragraphs: ['The assembly finds that the temperature in the repair hall fell below fourteen degrees on nine days in January.', 'Work in the hall stops while it is colder than sixteen degrees, with full pay.', 'The steward puts this decision to the management in writing before the end of the week.'],
  },
  rota: {
    title: 'The rota is posted fourteen days ahead',
    paragraphs: ['The rota hangs beside the presses fourteen days before it begins.', 'Whoever changes it later asks the people concerned first.'],
  },
  admission: { title: 'Admission of a candidate', paragraphs: ['The assembly admits the candidate, for whom two members have spoken.'] },
  suspension: {
    title: 'Suspension for three months',
    paragraphs: ['Twice in March the member worked on while the shift stood still, and twice told the others otherwise.', 'The assembly suspends the member. The member has been heard.'],
  },
  suspensionOfNow: {
    title: 'Suspension for using the roll for trade',
    paragraphs: ['The member copied telephone numbers from the notice of the assembly and offered loans to those on it.', 'The assembly suspends the member. The member has been heard.'],
  },
  confirmation: { title: 'Confirmation of an admission', paragraphs: ['The council confirms the admission decided by the assembly.'] },
  appeal: { title: 'On the appeal against a suspension', paragraphs: ['The assembly was told of the matter six days before it met, and the member was in hospital. The suspension is set aside.'] },
  buses: {
    title: 'Night buses for the late shift',
    paragraphs: ['The city runs a bus from the mills to the river quarters at a quarter to midnight and at a quarter past six.', 'Until it does, the workplaces share the cost of two vans.'],
  },
  propose: {
    title: 'To propose to congress: ten days for votes between meetings',
    paragraphs: ['The council proposes to congress to change article 15, so that a vote between meetings stays open for ten days instead of seven.'],
  },
  notice: {
    title: 'Ten days for a vote between meetings',
    paragraphs: ['Article 15 is changed: a motion decided between meetings stays open for ten days instead of seven.', 'The mill works eight days on and six off. Who is on the long shift has no free day to vote on.'],
  },
  instruction: { title: 'Instruction to our delegates', paragraphs: ['Our delegates vote as this assembly has decided, and report how it went.'] },
  fund: {
    title: 'A common strike fund',
    paragraphs: ['The federation sets up a strike fund from one part in twenty of the dues of every workplace.', 'Each workplace decides for itself when to call on the fund, and reports to congress what it has used.', 'The executive publishes the state of the fund at the end of every month.'],
  },
  hours: {
    title: 'Hours before wages',
    paragraphs: ['The federation demands a working week of thirty-two hours without loss of pay.', 'Delegates to the talks put the demand first and bring back every offer to the assemblies before they answer.'],
  },
  consent: { title: 'Ratification', paragraphs: ['The assembly ratifies the decision of congress.'] },
  flood: {
    title: 'Help after the flood at Eastquay',
    paragraphs: ['The federation lends the Tea Packers and the Print Shop what they need to dry out and start again, from the reserve, without interest.', 'Congress has not met since the flood and cannot be waited for.'],
  },
  office: { title: 'Open the office on Saturdays', paragraphs: ['The office of the federation is open on Saturday mornings, staffed by two members of the executive in turn.'] },
  ratifyFlood: { title: 'To ratify the help after the flood', paragraphs: ['Congress ratifies what the executive has lent in its place.'] },
  interpreters: {
    title: 'Every notice in the languages of the workplace',
    paragraphs: ['Notices of meetings hang in every language that ten members of the workplace have as their first.', 'Toplantı çağrıları, işyerinde en az on üyenin anadili olan her dilde asılır.', 'Объявления о собраниях вывешиваются на каждом языке, который для десяти работающих родной.'],
  },
  tools: { title: 'Who repairs the common tools', paragraphs: ['Each shift names one person who signs for the tool chest.', 'What is broken is written on the board the same day and repaired from the workplace’s own money.'] },
  breaks: { title: 'A break every two hours at the sorting belt', paragraphs: ['Whoever works at the belt has ten minutes every two hours.', 'Quien trabaje en la cinta tiene diez minutos cada dos horas.'] },
  archive: { title: 'Minutes of assemblies into the City Archive', paragraphs: ['The minutes of all assemblies of the city are given to the archive after two years.'] },
  referendum: { title: 'Shall the federation have a newspaper of its own?', paragraphs: ['The federation publishes a fortnightly paper, edited by nine members drawn by lot from those who offer.'] },
} as const satisfies Readonly<Record<string, Text>>;

export const AMENDMENTS = {
  quarterly: { title: 'The state of the fund every quarter', paragraph: 'p3', text: 'The executive publishes the state of the fund every three months, without saying which workplace has drawn on it.' },
  tenth: { title: 'One part in ten', paragraph: 'p1', text: 'The federation sets up a strike fund from one part in ten of the dues of every workplace.' },
  eighteen: { title: 'Eighteen degrees', paragraph: 'p2', text: 'Work in the hall stops while it is colder than eighteen degrees, with full pay.' },
  hourly: { title: 'Stop after an hour', paragraph: 'p2', text: 'When it has been colder than sixteen degrees for an hour, work in the hall stops, with full pay.' },
} as const;

export const REPORTS = {
  kept: 'I voted as the assembly instructed me. The motion was carried; the vans start on Monday, and I have asked for the bill to be posted every month.',
  broken: 'You told me to vote for the vans and I voted against. I think the city should pay, and I did not want to let it off. I should have said so to you first.',
  congress: 'The fund was carried by card vote. On the quarterly report we were outvoted in the hall. Ten days for a vote between meetings went through and now waits for the workplaces.',
  executive: 'This month: two meetings, one decision. Forty-one workplaces’ questions answered, four still open. The reserve stands as it was.',
  executiveLater: 'This month: the loan after the flood, which congress still has to ratify; the accounts of the fund are on the wall.',
  russian: 'Я голосовал так, как поручило собрание. Фонд принят. По поправке мы остались в меньшинстве, протокол висит в проходной.',
  spanish: 'Voté como la asamblea decidió. El fondo fue aprobado; traigo las cifras del primer trimestre a la próxima reunión.',
} as const;

export const GROUNDS = {
  hospital: 'I was in hospital on the day of the assembly and nobody had told me that it would be about me.',
  loans: 'I offered one loan, to a friend, and copied nothing. Я прошу показать, какие номера я будто бы переписал.',
} as const;

export const AGENDA_ITEMS = { report: 'Report of the delegates to the city council', accounts: 'Accounts of the strike fund' } as const;
