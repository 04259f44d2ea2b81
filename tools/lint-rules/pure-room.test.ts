import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { pureRoom } from './pure-room.ts';

RuleTester.describe = describe;
RuleTester.it = it;

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('pure-room', pureRoom, {
  valid: [
    'const half = Math.floor(1 / 2)',
    'interface Meeting { Date: string } const date = (meeting: Meeting) => meeting.Date',
    'function of(process: string) { return process }',
    'const names = ["b", "a"].sort((a, b) => (a < b ? -1 : 1))',
  ],
  invalid: [
    ...['Date.now()', 'new Date()', 'new Intl.DateTimeFormat()', 'performance.now()', 'crypto.randomUUID()', 'process.env', 'console.log(1)',
      'setTimeout(() => 1)', 'fetch("x")', 'globalThis.x'].map(code => ({ code, errors: [{ messageId: 'global' }] })),
    { code: 'let when: Date', errors: [{ messageId: 'global' }] },
    { code: 'Math.random()', errors: [{ messageId: 'chance' }] },
    { code: 'Math["random"]()', errors: [{ messageId: 'chance' }] },
    { code: '(1234).toLocaleString()', errors: [{ messageId: 'locale' }] },
    { code: '"a".localeCompare("b")', errors: [{ messageId: 'locale' }] },
  ],
});
