import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { noDroppedResult } from './no-dropped-result.ts';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname },
  },
});

/** Written out, because the fixture has no file of its own to import from. */
const RESULT = `
type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
declare function judge(): Result<number, string>;
declare function err(): { readonly ok: false; readonly error: string };
declare function later(): Promise<Result<number, string>>;
declare function response(): { readonly ok: boolean; readonly value: number };
declare const urgent: boolean;
`;

const dropped = [{ messageId: 'dropped' }];
const example = (code: string): { code: string; filename: string } => ({ code: RESULT + code, filename: 'fixture.ts' });

tester.run('no-dropped-result', noDroppedResult, {
  valid: [
    'const verdict = judge()',
    'if (!judge().ok) throw new Error()',
    'let verdict; verdict = judge()',
    'void judge()',
    'response()',
    'urgent',
  ].map(example),
  invalid: [
    'judge()',
    'err()',
    'urgent && judge()',
    'urgent ? judge() : undefined',
    'async function act() { await later() }',
  ].map(code => ({ ...example(code), errors: dropped })),
});
