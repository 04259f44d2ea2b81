import { expect, it } from 'vitest';
import { gapsOf, withReading } from './reading-draft.ts';

const finding = (code: string, kind: 'gap' | 'danger') => ({ code, kind, article: '25', text: { en: code, ru: code } }) as never;
const articles = [{ id: '25', label: '25', title: 'Congress', findings: [finding('gap-vacancy', 'gap'), finding('gap-threshold', 'gap'), finding('capture', 'danger')] }, { id: '28', label: '28', title: '', findings: [finding('gap-election', 'gap')] }];

it('a reading begins under the heading of its article, names what it settles, and waits for rule and reason', () => {
  const [vacancy, threshold, election] = gapsOf({ articles });
  const first = withReading('', vacancy!);
  expect(first).toBe('### Article 25. Congress\n\n```rule\n\nsettles: gap-vacancy 25\nreason: \n```\n');
  const second = withReading(first, threshold!);
  expect(second.match(/### /gu)).toHaveLength(1);
  expect(withReading(second, election!)).toContain('### Article 28\n\n```rule\n\nsettles: gap-election 28\n');
});
