/** Texts of findings in every language, made from code and parameters; the only place where they become sentences. */
import { EXPECTATION_TEXT } from './expectation-text.ts';
import type { Finding, Problem } from './finding.ts';
import { FINDING_BY_CODE } from './findings/registry.ts';
import type { ArticleId } from './law.ts';
import { PROBLEM_TEXT } from './problem-text.ts';
import { fill, type Language, type Words } from './wording.ts';
import { own } from './words.ts';

function template(code: string): Words {
  const problems: Readonly<Record<string, Words>> = PROBLEM_TEXT;
  return FINDING_BY_CODE.get(code)?.text ?? own(problems, code) ?? { en: code, ru: code };
}

/** The finding's text in a language; `expected` is a code and has words of its own. */
export function findingText(code: string, parameters: Readonly<Record<string, string>>, language: Language): string {
  const expected = parameters['expected'];
  const words = own<Words>(EXPECTATION_TEXT, expected);
  return fill(template(code)[language], words ? { ...parameters, expected: words[language] } : parameters);
}

export function problemFinding(problem: Problem, labels: ReadonlyMap<ArticleId, string>): Finding {
  const { code, at, place, parameters } = problem;
  const label = labels.get(place.article) ?? place.article;
  return {
    code, kind: 'problem', severity: 'error', article: label, articles: [label], articleIds: [place.article], at,
    message: findingText(code, parameters, 'en'), parameters,
  };
}
