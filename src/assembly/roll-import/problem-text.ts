/** What is wrong with a line of an import, in English. Other languages are made from the code and the facts. */
import type { ImportProblem, ImportProblemCode } from './problem.ts';

type Fact = (name: string) => string;

const ENCODINGS: Readonly<Record<string, string>> = {
  'windows-1251': 'Windows-1251', 'windows-1252': 'Windows-1252 or Latin-1', 'utf-16-without-mark': 'UTF-16 without its mark', 'broken-utf-16': 'UTF-16 that is damaged',
};

const TEXTS: { readonly [Code in ImportProblemCode]: (fact: Fact) => string } = {
  'too-large': fact => `The file has ${fact('bytes')} bytes; ${fact('largest')} are the most.`,
  'not-utf8': fact => `The file is not written in UTF-8; it looks like ${ENCODINGS[fact('guess')] ?? fact('guess')}. Character ${fact('character')} of this line cannot be read. Save the file as "CSV UTF-8".`,
  'empty-file': () => 'The file is empty.',
  'quotes': () => 'A quotation mark in this record is not closed, or stands inside a cell that does not begin with one. Nothing after it was read.',
  'long-record': () => 'This record does not end: a quotation mark is probably not closed. Nothing after it was read.',
  'day-in-future': fact => `The day of the file lies in the future; today is ${fact('today')}.`,
  'day-before-roll': fact => `The roll already holds entries from ${fact('last')} on; a file cannot hold for an earlier day.`,
  'unknown-column': () => 'The charter and this import know no such column.',
  'column-twice': () => 'This column stands in the file twice.',
  'missing-column': fact => `This column is missing. Required are: ${fact('required')}.`,
  'too-many-cells': fact => `The line has ${fact('cells')} cells, the header ${fact('columns')}.`,
  'too-few-cells': fact => `The line has ${fact('cells')} cells, the header ${fact('columns')}.`,
  'empty-cell': () => 'This cell must not be empty.',
  'too-long': fact => `This is ${fact('length')} characters long; ${fact('longest')} are the most.`,
  'control-characters': () => 'This cell holds characters that cannot be seen or that turn the text around.',
  'bad-unit-key': () => 'The key of a unit is made of letters, digits, dots, hyphens and underscores, and begins with a letter or digit.',
  'unknown-unit': fact => `There is no unit "${fact('unit')}" on the roll or in the units file.`,
  'unit-ended': fact => `The unit ended on ${fact('day')}.`,
  'unit-twice': fact => `This unit stands on line ${fact('firstLine')} already.`,
  'unknown-kind': fact => `The charter knows no such kind of unit. It knows: ${fact('kinds')}.`,
  'kind-changed': fact => `This unit is a ${fact('kind')} on the roll; a file cannot make it another kind.`,
  'not-within': fact => `By the charter a ${fact('kind')} cannot lie in a ${fact('parentKind')}.`,
  'cycle': () => 'This unit lies in itself, directly or through others.',
  'not-a-figure': () => 'A figure is a whole number, and only for kinds of unit for which the charter asks it.',
  'unknown-status': fact => `The status is one of: ${fact('statuses')}.`,
  'not-a-day': () => 'A day is written as 2026-12-31.',
  'no-such-day': () => 'There is no such day in the calendar.',
  'joined-in-future': fact => `This is later than ${fact('day')}, the day for which the file holds.`,
  'not-a-number': () => 'This attribute is a whole number.',
  'not-a-choice': fact => `The charter allows: ${fact('choices')}.`,
  'bad-email': () => 'This is not an e-mail address.',
  'email-twice': fact => `This e-mail address stands on line ${fact('firstLine')} already.`,
  'email-taken': () => 'Another member has this e-mail address.',
  'number-twice': fact => `This member number stands on line ${fact('firstLine')} already.`,
  'not-identified': () => 'Without a member number, the line needs a name and an e-mail address, so that it can be told who is meant.',
  'person-twice': fact => `Line ${fact('firstLine')} is about the same person already.`,
  'number-changed': fact => `This person has the member number ${fact('number')} on the roll; numbers do not change.`,
};

/** One sentence or two, with what was probably meant. */
export function problemText({ code, facts, nearest }: ImportProblem): string {
  const fact = (name: string): string => {
    const value = facts?.[name];
    return Array.isArray(value) ? value.join(', ') : String(value ?? '');
  };
  return `${TEXTS[code](fact)}${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
}
