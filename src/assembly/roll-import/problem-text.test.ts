import { expect, it } from 'vitest';
import { problemText } from './problem-text.ts';

it('says what is wrong, what is allowed and what was probably meant', () => {
  expect(problemText({ file: 'members', line: 2, code: 'unknown-status', value: 'ful', nearest: 'full', facts: { statuses: ['candidate', 'full'] } }))
    .toBe('The status is one of: candidate, full. Did you mean "full"?');
  expect(problemText({ file: 'units', line: 3, code: 'not-utf8', facts: { character: 8, guess: 'windows-1251' } })).toMatch(/looks like Windows-1251\. Character 8/);
});
