import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charterText, compileText } from '../../test/charter-text.ts';
import { changedArticles, sameReadings } from './changed-articles.ts';
import type { Law } from './law.ts';
import { amendText } from './replace.ts';

const DUES = (majority: string): string => `power: decide dues\nheld by: workplace assembly\ndecided by: ${majority} of votes cast`;
const base = charterText({ 2: ['matter: dues'], 3: [DUES('more than half')], 4: ['matter: peace'] });

function law(text: string, readings?: string): Law {
  const compiled = compileText(text, readings).law;
  if (!compiled) throw new Error('has problems');
  return compiled;
}

describe('what an amendment changes', () => {
  it('is every article whose words or rules differ, and those added or removed', () => {
    const before = law(base);
    const words = base.replace('### Article 4. Title\n\nWords', '### Article 4. Title\n\nOther words');
    expect(changedArticles(before, law(words))).toEqual(['4']);
    expect(changedArticles(before, law(base.replace('more than half of votes cast', 'two thirds of votes cast')))).toEqual(['1']);
    expect(changedArticles(before, law(base.replace(DUES('more than half'), DUES('two thirds'))))).toEqual(['3']);
    expect(changedArticles(before, law(`${base}\n### Article 5. New\n\nWords.\n`))).toEqual(['5']);
    expect(changedArticles(law(`${base}\n### Article 5. New\n\nWords.\n`), before)).toEqual(['5']);
    expect(changedArticles(before, before)).toEqual([]);
  });

  it('is what was written into the amendment, whichever articles that are', () => {
    fc.assert(fc.property(fc.subarray(['2', '4', '7'], { minLength: 1 }), fc.subarray(['2', '4']), (written, removed) => {
      const gone = removed.filter(id => !written.includes(id));
      const amended = amendText(base, { articles: written.map(id => `### Article ${id}. New\n\nNew words.\n\n\`\`\`rule\nmatter: new ${id}\n\`\`\`\n`).join('\n'), removed: gone.filter(id => id !== '2') as never });
      if (!amended.ok) throw new Error('refused');
      const after = law(amended.value.replaceAll('decide dues', 'decide a question'));
      const expected = new Set<string>([...written, ...gone.filter(id => id !== '2'), '3']);
      expect(new Set<string>(changedArticles(law(base), after))).toEqual(expected);
    }), { numRuns: 30 });
  });

  it('leaves the readings beside it alone', () => {
    const reading = '### Article 3\n\n```rule\nmatter: war\nsettles: gap-admit-member\nreason: None.\n```\n';
    expect(sameReadings(law(base), law(base, reading))).toBe(false);
    expect(sameReadings(law(base, reading), law(base, `${reading}\n`))).toBe(true);
    expect(changedArticles(law(base), law(base, reading))).toEqual([]);
  });
});
