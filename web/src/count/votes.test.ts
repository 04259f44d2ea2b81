import { expect, it } from 'vitest';
import { formatVotes, votesParts } from './votes.ts';

it.each([['1261.00000', 'en', '1,261'], ['12.45440', 'en', '12.4544'], ['-3.50000', 'ru', '−3,5'], ['100', 'en', '100'], ['9007199254740993.1', 'en', '9,007,199,254,740,993.1']])('%s in %s is %s', (text, language, said) => expect(formatVotes(text, language)).toBe(said));
it('keeps every decimal for a table', () => expect(votesParts('-12.50000', 'ru')).toEqual({ sign: '−', whole: '12', decimals: ',50000' }));
