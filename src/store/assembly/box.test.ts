import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '#assembly/order.ts';
import { canonical } from '#record/canonical-json.ts';
import { rootOfLeaves } from '#record/frontier.ts';
import { leafHash } from '#record/merkle.ts';
import { toHex } from '#record/sha256.ts';
import { eachDatabase, openFresh } from '../../../test/databases.ts';
import { migrate, readMigrations } from '../migrate.ts';
import { countBox, dropBallots, publishBox, type PartFrame } from './box.ts';
import { createOrganisation } from './organisations.ts';
import { sessionOf, type Session } from './session.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ kind: fc.constant('question' as const), vote: fc.constantFrom('for' as const, 'against' as const, 'abstain' as const) }),
  fc.record({ order: fc.uniqueArray(name, { maxLength: 3 }), kind: fc.constant('ranking' as const) }),
  fc.record({ kind: fc.constant('picks' as const), options: fc.uniqueArray(name, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('split' as const), for: fc.nat(9), against: fc.nat(9), abstain: fc.nat(9) }),
);
const box = fc.array(fc.record({ choice, weight: fc.nat(5) }), { maxLength: 40 });
/** How many ballots somebody expects: what decides about the number of parts, and nothing else. */
const expected = fc.nat(30_000);

async function openPoll(session: Session): Promise<{ readonly org: string; readonly poll: string }> {
  const [org, poll] = [randomUUID(), randomUUID()];
  await createOrganisation(session, { id: org, name: 'Box', sample: false, at: 0 });
  await session.query("insert into fact (org, kind, id, value) values ($1, 'poll', $2, '{\"stage\": \"open\"}')", [org, poll]);
  return { org, poll };
}

async function filled(session: Session, ballots: readonly { readonly choice: Choice; readonly weight: number }[]): Promise<{ readonly org: string; readonly poll: string }> {
  const { org, poll } = await openPoll(session);
  await dropBallots(session, org, poll, ballots.map(({ choice: chosen, weight }, line) => ({ choice: chosen, weight, line, key: String(line), person: String(line) })));
  return { org, poll };
}

const frame = (part: number): PartFrame => ({ key: randomUUID(), kind: 'publish-board', at: 7, before: `{"part":${part},"ballots":[`, after: ']}' });

interface Published { readonly part: number; readonly ballots: readonly { readonly id: string; readonly choice: Choice; readonly weight: number }[] }

eachDatabase((database, open) => {
  describe('a box', () => {
    it('is counted by choice, whatever number was expected in it', async () => {
      const session = sessionOf((await open()).pool);
      await fc.assert(fc.asyncProperty(box, expected, async (ballots, about) => {
        const { org, poll } = await filled(session, ballots);
        const groups = Map.groupBy(ballots, each => canonical(each.choice));
        const wanted = [...groups].map(([spelled, all]) => ({ choice: JSON.parse(spelled) as Choice, heads: all.length, weight: all.reduce((sum, each) => sum + each.weight, 0) }));
        const bySpelling = (each: { choice: Choice }): string => canonical(each.choice);
        const sorted = <T extends { choice: Choice }>(all: readonly T[]): T[] => all.toSorted((a, b) => (bySpelling(a) < bySpelling(b) ? -1 : 1));
        expect(sorted(await countBox(session, org, poll, about))).toEqual(sorted(wanted));
      }), { numRuns: 40 });
    });

    it('goes into the record in canonical parts, every ballot once in order of its id, under the root that is told', async () => {
      const session = sessionOf((await open()).pool);
      await fc.assert(fc.asyncProperty(box, expected, async (ballots, about) => {
        const { org, poll } = await filled(session, ballots);
        const told = await publishBox(session, org, poll, about, frame);
        const rows = await session.query<{ canonical: string; kind: string; at: bigint }>('select canonical, kind, at from entry where org = $1 order by id', [org]);
        const parts = rows.map(row => JSON.parse(row.canonical) as Published);
        expect(rows.map(row => row.canonical)).toEqual(parts.map(part => `{"part":${part.part},"ballots":${canonical(part.ballots)}}`));
        expect(told).toEqual({ parts: Math.max(1, Math.ceil(about / 5_000)), ballots: ballots.length, root: toHex(rootOfLeaves(rows.map(row => leafHash(Buffer.from(row.canonical))))) });
        const all = parts.flatMap(part => part.ballots);
        expect(all.map(each => each.id)).toEqual(all.map(each => each.id).toSorted());
        expect(all.map(each => canonical([each.choice, each.weight])).toSorted()).toEqual(ballots.map(each => canonical([each.choice, each.weight])).toSorted());
        const [waiting] = await session.query<{ n: bigint }>('select count(*) as n from unsealed where org = $1', [org]);
        expect(Number(waiting?.n)).toBe(parts.length);
      }), { numRuns: 40 });
    });
  });

  it('keeps the choices of a box that an earlier release left open, in canonical spelling', async () => {
    const all = await readMigrations();
    const before = all.slice(0, all.findIndex(each => each.name === '0250-spelled-ballots'));
    const { asOwner, pool } = await openFresh(database, { migrations: before });
    const choices = fc.sample(choice, { numRuns: 60, seed: 7 });
    const session = sessionOf(pool);
    const { org, poll } = await openPoll(session);
    await session.query('insert into ballot (org, poll, id, choice, weight) select $1, $2, gen_random_uuid(), n.choice, 1 from unnest($3::jsonb[]) n(choice)', [org, poll, choices.map(each => JSON.stringify(each))]);
    await asOwner(client => migrate(client, all));
    const rows = await session.query<{ choice: string }>('select choice from ballot where org = $1', [org]);
    expect(rows.map(row => row.choice).toSorted()).toEqual(choices.map(each => canonical(each)).toSorted());
  });
});
