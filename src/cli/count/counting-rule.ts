/** The rule that is named on the command line: a preset, or a JSON file that names one and its ladder for ties. */
import { z } from 'zod';
import { ERS97_TIES, nameOf, PRESETS, SCOTTISH_TIES, type PresetName, type RuleName } from '#tally/presets.ts';
import type { CountRule } from '#tally/rule.ts';
import { checkRule, type RuleProblem } from '#tally/rule-check.ts';
import type { TieLadder } from '#tally/tie.ts';
import { nearest } from '#charter/words.ts';
import type { Io } from '../command.ts';
import { readText } from '../input-file.ts';
import { UnusableInput } from '../unusable-input.ts';

export const RULES = Object.keys(PRESETS) as readonly PresetName[];

/** What the sources of these rules say on ties; the lot waits for somebody to draw it. */
const OWN_TIES: Readonly<Record<string, TieLadder>> = { 'scottish-stv': SCOTTISH_TIES, ers97: ERS97_TIES };

export interface NamedRule {
  readonly rule: CountRule;
  /** The preset, or the family of a rule that is spelled out. */
  readonly name: RuleName;
  /** What the rule itself says on ties, before anything from the command line. */
  readonly ladder: TieLadder;
}

const FILE = z.strictObject({
  rule: z.union([z.string(), z.record(z.string(), z.unknown())]),
  ties: z.array(z.enum(['earlier-stage', 'earliest-stage', 'first-preferences', 'lot', 'order', 'ruling'])).optional(),
});

/** @throws UnusableInput */
export async function readRule(given: string, io: Io): Promise<NamedRule> {
  if (!given.endsWith('.json')) return { ...preset(given), ladder: (OWN_TIES[given] ?? []).filter(step => step !== 'lot') };
  const file = FILE.safeParse(parseJson(given, await readText(given, io)));
  if (!file.success) throw new UnusableInput(...file.error.issues.map(({ path, message }) => `${given}: ${path.join('.')}${path.length > 0 ? ': ' : ''}${message}`));
  const { rule, ties = [] } = file.data;
  return { ...(typeof rule === 'string' ? preset(rule) : spelledRule(given, rule)), ladder: ties };
}

function preset(name: string): Pick<NamedRule, 'rule' | 'name'> {
  const found = ruleNamed(name);
  return { rule: PRESETS[found], name: found };
}

function spelledRule(path: string, spelled: unknown): Pick<NamedRule, 'rule' | 'name'> {
  const checked = checkRule(spelled);
  if (!checked.ok) throw new UnusableInput(...checked.error.map(problem => `${path}: rule.${problem.setting}: ${sayProblem(problem)}`));
  return { rule: checked.value, name: nameOf(checked.value) };
}

function sayProblem({ code, found = '', expected }: RuleProblem): string {
  const meant = code === 'bad-value' ? nearest(found, expected) : undefined;
  const may = `${expected.length === 0 ? 'nothing stands here' : expected.join(', ')}`;
  if (code === 'missing') return `is missing: ${may}`;
  if (code === 'unknown') return `is no setting of this rule, which has ${may}`;
  return `cannot be ${found}${meant === undefined ? '' : `; did you mean ${meant}?`} It is one of ${may}`;
}

function ruleNamed(name: string): PresetName {
  const rule = RULES.find(each => each === name);
  if (rule !== undefined) return rule;
  const meant = nearest(name, RULES);
  throw new UnusableInput(`there is no rule ${name}${meant === undefined ? '' : `; did you mean ${meant}?`} The rules are ${RULES.join(', ')}`);
}

/** @throws UnusableInput */
export function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [reason = ''] = (error as Error).message.split(/[,\n]/);
    throw new UnusableInput(`${path}:${firstBadLine(text)}: not JSON: ${reason}`);
  }
}

/** The parser does not always say where: the first line up to which the text is wrong, rather than only not ended. */
function firstBadLine(text: string): number {
  const lines = text.split('\n');
  const bad = lines.findIndex((_, index) => isWrong(lines.slice(0, index + 1).join('\n')));
  return bad < 0 ? lines.length : bad + 1;
}

function isWrong(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    const { message } = error as Error;
    return !/^Unexpected end|^Unterminated/.test(message) && !message.includes(`position ${start.length}`);
  }
}
