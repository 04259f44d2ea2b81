import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day } from '#kernel/time.ts';
import { meets, type Condition, type Standing } from '#charter/condition.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { conditionSql, Parameters } from './condition-sql.ts';
import { sessionOf } from './session.ts';

const day = fc.integer({ min: 0, max: 30_000 }).map(days => addDays('1940-01-01' as Day, days));
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('is-one-of' as const), attribute: fc.constantFrom('status', 'category'), values: fc.subarray(['full', 'candidate', 'care', 'office']) }),
  fc.record({ kind: fc.constant('number' as const), attribute: fc.constantFrom('age', 'shifts'), compare: fc.constantFrom('at-least' as const, 'at-most' as const, 'more-than' as const, 'less-than' as const), value: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ kind: fc.constant('day' as const), attribute: fc.constantFrom('joined', 'born'), compare: fc.constantFrom('on-or-after' as const, 'on-or-before' as const, 'before' as const, 'after' as const), before: fc.record({ count: fc.integer({ min: 0, max: 400 }), unit: fc.constantFrom('day' as const, 'month' as const) }) }),
);
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof({ maxDepth: 3 }, leaf, fc.record({ kind: fc.constant('not' as const), of: tie('condition') }), fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { maxLength: 3 }) })),
}));
const standing: fc.Arbitrary<Standing> = fc.record({
  status: fc.constantFrom('full', 'candidate', 'left'), joined: day,
  attributes: fc.record({ category: fc.constantFrom('care', 'office'), shifts: fc.integer({ min: 0, max: 90 }).map(String), born: day }, { requiredKeys: [] }),
});

eachDatabase((_, open) => {
  it('selects whom the charter’s own reading of a condition means', async () => {
    const session = sessionOf((await open()).pool);
    await fc.assert(fc.asyncProperty(condition, standing, day, async (who, member, on) => {
      const parameters = new Parameters([member.status, member.joined, JSON.stringify(member.attributes)]);
      const [row] = await session.query<{ met: boolean }>(`select ${conditionSql(who, on, parameters)} as met from (select $1::text as status, $2::text as joined, $3::jsonb as attributes) m`, parameters.values);
      expect(row?.met).toBe(meets(who, member, on));
    }), { numRuns: 150 });
  });
});
