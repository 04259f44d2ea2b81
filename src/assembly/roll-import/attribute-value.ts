/** Values of the charter's attributes as a file writes them. */
import type { AttributeRule } from '#charter/law.ts';
import { nearest } from '#charter/words.ts';
import { parseDay } from '#kernel/time.ts';
import type { MemberColumn } from './columns.ts';
import { LONGEST, type Row } from './row.ts';

const WHOLE_NUMBER = /^-?\d{1,15}$/;

/** A day as a cell gives it, complaining about what is none: "31.12.2025" is not written as a day, 2025-02-30 is no day. */
export function dayIn(row: Row<MemberColumn>, column: MemberColumn, text: string): string | undefined {
  const day = parseDay(text);
  if (day !== undefined) return day;
  return row.complain(column, /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'no-such-day' : 'not-a-day', { facts: { form: 'YYYY-MM-DD' } });
}

/** The value as it is kept; undefined when the cell is empty, missing or wrong. */
export function attributeValue(row: Row<MemberColumn>, rule: AttributeRule): string | undefined {
  const column: MemberColumn = `attribute:${rule.id}`;
  const text = row.bounded(column, LONGEST.attribute);
  if (text === undefined || text === '') return undefined;
  switch (rule.type) {
    case 'text': return text;
    case 'day': return dayIn(row, column, text);
    case 'number': return WHOLE_NUMBER.test(text) ? String(BigInt(text)) : row.complain(column, 'not-a-number');
    case 'choice': return choiceIn(row, rule, text);
  }
}

function choiceIn(row: Row<MemberColumn>, rule: AttributeRule, text: string): string | undefined {
  if (rule.choices.includes(text)) return text;
  const lower = text.toLowerCase();
  const same = rule.choices.find(choice => choice.toLowerCase() === lower);
  if (same !== undefined) return same;
  const close = nearest(lower, rule.choices);
  return row.complain(`attribute:${rule.id}`, 'not-a-choice', { ...(close === undefined ? {} : { nearest: close }), facts: { choices: rule.choices } });
}
