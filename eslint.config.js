import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { noDroppedResult } from './tools/lint-rules/no-dropped-result.ts';
import { pureRoom } from './tools/lint-rules/pure-room.ts';
import { PURE_ROOMS } from './tools/rooms.ts';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**'];

const house = { rules: { 'no-dropped-result': noDroppedResult, 'pure-room': pureRoom } };

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/build/', '.cache/', 'coverage/', 'test-results/', '**/*.gen.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house },
    rules: {
      'house/no-dropped-result': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': 'error',
      // A default is a decision; where every case must be named, the house closes the switch with `unreachable`.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Index access is checked by the compiler; where a loop bound proves the element, an assertion is the honest form.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // A rule that needs to ask nothing is still a generator, because its caller asks on behalf of all rules.
      'require-yield': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'max-depth': ['error', 4],
      'max-params': ['error', 6],
      '@typescript-eslint/no-unused-expressions': ['error', { allowTernary: true }],
      complexity: ['error', { max: 15, variant: 'modified' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name should be the same everywhere.' },
        { selector: 'ExportAllDeclaration', message: 'No `export *`: name what the room offers.' },
      ],
    },
  },
  {
    files: PURE_ROOMS.map(room => `src/${room}/**/*.ts`),
    ignores: TESTS,
    plugins: { house },
    rules: { 'house/pure-room': 'error' },
  },
  // Those who speak to a terminal.
  { files: ['src/cli/**', 'src/main/**', 'tools/**', 'bench/**', 'bin/**', 'verify/**'], ignores: TESTS, rules: { 'no-console': 'off' } },
  { files: TESTS, rules: { 'max-lines-per-function': 'off', 'max-params': 'off', complexity: 'off' } },
  // It replaces the console, to listen to it.
  { files: ['test/setup.ts'], rules: { 'no-console': 'off' } },
  // Vitest calls a global set-up by its default export.
  { files: ['test/postgres-on-request.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['web/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  // A component's markup is long without being involved.
  { files: ['web/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }] } },
  { files: ['web/public/**/*.js'], rules: { 'no-undef': 'off' } },
  // The tools that read these ask for a default export, and no tsconfig includes them.
  {
    files: ['**/*.config.{js,ts}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off', 'house/no-dropped-result': 'off' },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly' } }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
