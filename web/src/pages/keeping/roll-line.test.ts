import { describe, expect, it } from 'vitest';
import { changedIn, correctionOf, lineOf } from './roll-line.ts';

const view = {
  person: 'p', name: 'Olga', seats: [], votes: [], reports: [], instructions: [], particulars: { number: '7', email: null },
  standing: { status: 'full', joined: '2024-01-01', units: [], attributes: { category: 'production' } },
};
const columns = ['name', 'number', 'email', 'unit', 'status', 'joined', 'category', 'dues paid until'].map(name => ({ name }));
const line = lineOf(view, columns);

describe('a line of the roll', () => {
  it('holds what may be corrected, empty where nothing stands, and neither status nor units', () => {
    expect(line).toEqual({ name: 'Olga', number: '7', email: '', joined: '2024-01-01', category: 'production', 'dues-paid-until': '' });
  });
  it('sends only what was changed, and what was emptied as nothing', () => {
    expect(correctionOf(line, line, '2024-02-01')).toEqual({});
    expect(correctionOf(line, { ...line, name: 'Olga ' }, '2024-02-01')).toEqual({});
    expect(correctionOf(line, { ...line, email: 'o@example.org', number: '' }, '2024-02-01')).toEqual({ particulars: { email: 'o@example.org', number: null } });
    expect(correctionOf(line, { ...line, category: '', joined: '2023-05-01' }, '2024-02-01')).toEqual({ standing: { since: '2024-02-01', joined: '2023-05-01', attributes: { category: null } } });
    expect(changedIn(line, { ...line, 'dues-paid-until': '2025-01-01' })).toEqual(['dues-paid-until']);
  });
});
