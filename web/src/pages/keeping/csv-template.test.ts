import { describe, expect, it } from 'vitest';
import type { ImportColumn } from '../../api/rolls.ts';
import { templateOf } from './csv-template.ts';

const column = (name: string, of: Partial<ImportColumn> = {}): ImportColumn => ({ name, required: true, choices: [], type: 'text', ...of });

describe('a template of a file', () => {
  const columns = [column('number'), column('name'), column('status', { choices: ['candidate', 'full'], type: 'choice' }), column('dues paid until', { type: 'day' })];

  it('has the columns of the charter and one example', () => {
    expect(templateOf(columns, 'Anna Example', 'en')).toBe('\u{FEFF}number,name,status,dues paid until\r\n1001,Anna Example,full,2026-01-31\r\n');
  });

  it('has semicolons for Russian spreadsheets, and quotes where a cell holds one', () => {
    expect(templateOf([column('name'), column('unit')], 'Анна; "А"', 'ru')).toBe('\u{FEFF}name;unit\r\n"Анна; ""А""";north-depot\r\n');
  });
});
