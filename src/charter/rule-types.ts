/** Every rule type of the language, in the order of the documentation. */
import type { RuleType } from './rule-type.ts';
import { ACTING_FOR } from './rules/acting-for.ts';
import { ATTRIBUTE } from './rules/attribute.ts';
import { BODY } from './rules/body.ts';
import { CHARTER } from './rules/charter.ts';
import { DUTY } from './rules/duty.ts';
import { ELECTION } from './rules/election.ts';
import { ELECTORATE } from './rules/electorate.ts';
import { LIMIT } from './rules/limit.ts';
import { MATTER } from './rules/matter.ts';
import { MEETINGS } from './rules/meetings.ts';
import { MOTIONS } from './rules/motions.ts';
import { PETITION } from './rules/petition.ts';
import { POWER } from './rules/power.ts';
import { RECALL } from './rules/recall.ts';
import { UNIT_KIND } from './rules/unit-kind.ts';

export const RULE_TYPES: readonly RuleType[] = [
  CHARTER, UNIT_KIND, ATTRIBUTE, ELECTORATE, MATTER, BODY, ELECTION, RECALL, MEETINGS, MOTIONS, POWER, ACTING_FOR, PETITION, DUTY, LIMIT,
];

export const RULE_TYPE_BY_NAME: ReadonlyMap<string, RuleType> = new Map(RULE_TYPES.map(type => [type.name, type]));
