/** JSON Schema for rule blocks, from the same definitions as the parsers, so that editors complete and check them. */
import type { Json } from '#kernel/json.ts';
import { RULE_TYPES } from './rule-types.ts';

const MARK: Json = {
  type: 'object', additionalProperties: false, required: ['mark'],
  properties: { mark: { description: 'Why the article has no rule.', enum: ['declaratory', 'silent', 'unread', 'unconfirmed'] } },
};

/** Readings carry two keys more; they are allowed everywhere, since an editor sees blocks and not files. */
function withReadingKeys(schema: Json): Json {
  const map = schema as { readonly properties: { readonly [key: string]: Json } };
  return { ...map, properties: { ...map.properties, settles: { type: 'string' }, reason: { type: 'string' } } };
}

export function ruleSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A rule block of the charter language',
    oneOf: [...RULE_TYPES.map(type => withReadingKeys(type.schema)), MARK],
  };
}
