/** What a rule type is: the first key of a block, the keys it may hold, and how they make a rule of the law. */
import type { Problem } from './finding.ts';
import { keysSchema, readKeys, type Form, type Keys, type Reading, type Values } from './form.ts';
import type {
  ActingForRule, AttributeRule, BodyRule, DutyRule, ElectionRule, ElectorateRule, LimitRule, MatterRule, MeetingRule, MotionRule,
  PetitionRule, PowerRule, RecallRule, Ruled, UnitKindRule, UnsettledElection,
} from './law.ts';
import type { Day } from '#kernel/time.ts';
import type { Entry, MapNode } from './node.ts';
import type { Json } from '#kernel/json.ts';

export interface CharterHead extends Ruled {
  readonly name: string;
  readonly language: string;
  readonly zone: string;
  readonly inForce?: Day;
}

export type Compiled =
  | { readonly type: 'charter'; readonly rule: CharterHead }
  | { readonly type: 'attribute'; readonly rule: AttributeRule }
  | { readonly type: 'unit kind'; readonly rule: UnitKindRule }
  | { readonly type: 'electorate'; readonly rule: ElectorateRule }
  | { readonly type: 'matter'; readonly rule: MatterRule }
  | { readonly type: 'body'; readonly rule: BodyRule }
  | { readonly type: 'election of'; readonly rule: ElectionRule }
  | { readonly type: 'unsettled election'; readonly rule: UnsettledElection }
  | { readonly type: 'recall of'; readonly rule: RecallRule }
  | { readonly type: 'meetings of'; readonly rule: MeetingRule }
  | { readonly type: 'motions in'; readonly rule: MotionRule }
  | { readonly type: 'power'; readonly rule: PowerRule }
  | { readonly type: 'acting for'; readonly rule: ActingForRule }
  | { readonly type: 'petition for'; readonly rule: PetitionRule }
  | { readonly type: 'duty'; readonly rule: DutyRule }
  | { readonly type: 'limit'; readonly rule: LimitRule };

export interface RuleOutcome {
  readonly rules: readonly Compiled[];
  readonly problems: readonly Problem[];
}

/** Where a rule stands, and the first key's value with the rest of the keys. */
export interface RuleBlock {
  readonly subject: Entry;
  readonly entries: readonly Entry[];
  readonly ruled: Ruled;
  readonly owner: Pick<MapNode, 'at' | 'place'>;
}

export interface RuleType {
  readonly name: string;
  readonly doc: string;
  readonly subjectName: string;
  readonly keys: Keys;
  /** Blocks on the same subject complete each other, as when one article names a congress and another its term. */
  readonly continues: boolean;
  /** A short block that compiles once its names are declared; shown in the documentation. */
  readonly example: string;
  readonly schema: Json;
  readonly compile: (block: RuleBlock, reading: Reading) => RuleOutcome;
}

export interface RuleDefinition<S, K extends Keys> {
  readonly name: string;
  readonly doc: string;
  readonly subject: Form<S>;
  readonly keys: K;
  readonly continues?: boolean;
  readonly example: string;
  readonly build: (subject: S, values: Values<K>, ruled: Ruled, block: RuleBlock) => RuleOutcome;
}

export function defineRule<S, K extends Keys>(definition: RuleDefinition<S, K>): RuleType {
  const { name, doc, subject, keys, build, example } = definition;
  return {
    name, doc, keys, example, subjectName: subject.name, continues: definition.continues ?? false,
    schema: ruleSchema(name, doc, subject.schema, keys),
    compile: (block, reading) => {
      const read = subject.read(block.subject.value, reading);
      const { values, problems } = readKeys(keys, block.entries, block.owner, reading);
      const found = [...read.problems, ...problems];
      return found.length > 0 || read.value === undefined ? { rules: [], problems: found } : build(read.value, values, block.ruled, block);
    },
  };
}

function ruleSchema(name: string, doc: string, subject: Json, keys: Keys): Json {
  const map = keysSchema(keys);
  return { ...map, description: doc, properties: { [name]: subject, ...(map.properties as object) }, required: [name, ...(map.required as readonly string[])] };
}

export function one(compiled: Compiled): RuleOutcome {
  return { rules: [compiled], problems: [] };
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** The fields that were written; an absent key leaves no field behind. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** A problem with the block as a whole, placed at the key it is about. */
export function problemAt(block: RuleBlock, code: Problem['code'], parameters: Problem['parameters'], key?: string): Problem {
  const at = block.entries.find(entry => entry.key === key)?.at ?? block.owner.at;
  return { code, at, place: block.owner.place, parameters };
}
