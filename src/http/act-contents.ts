/** What each act's content must look like at the border. The charter judges whether it is lawful. */
import { z } from '@hono/zod-openapi';
import type { ActKind } from '#assembly/act.ts';
import { parseDay } from '#kernel/time.ts';

const LONGEST_ID = 300;
const LONGEST_TEXT = 200_000;
const MOST_LINES = 200_000;

const id = z.string().min(1).max(LONGEST_ID);
const name = z.string().trim().min(1).max(300);
const day = z.string().refine(text => parseDay(text) !== undefined, 'not a day').openapi({ format: 'date' });
const instant = z.int().min(0).max(8_640_000_000_000_000);
const whole = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A text, stored by the server, or the reference of one stored before. */
const document = z.union([z.strictObject({ text: z.string().min(1).max(LONGEST_TEXT) }), z.string().regex(/^sha256:[0-9a-f]{64}$/u)]);
const vote = z.enum(['for', 'against', 'abstain']);
const mode = z.enum(['roll-call', 'secret', 'card', 'hall-count']);

const choice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('question'), vote }),
  z.strictObject({ kind: z.literal('ranking'), order: z.array(id).max(500) }),
  z.strictObject({ kind: z.literal('ranks'), ranks: z.array(z.array(id).min(1).max(500)).max(500) }),
  z.strictObject({ kind: z.literal('picks'), options: z.array(id).max(500) }),
  z.strictObject({ kind: z.literal('points'), points: z.record(id, z.int().min(1).max(1_000_000)).refine(points => Object.keys(points).length <= 500, 'more than 500 names') }),
  z.strictObject({ kind: z.literal('split'), for: whole, against: whole, abstain: whole }),
]);

const person = z.strictObject({ kind: z.enum(['admit-member', 'suspend-member', 'reinstate-member', 'expel-member', 'disfranchise-member', 'restore-franchise']), person: id, unit: id.optional(), sponsors: z.array(id).max(100).optional(), until: day.optional() });

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('decide'), matter: id.optional() }),
  person,
  z.strictObject({ kind: z.enum(['create-unit', 'admit-unit']), unitKind: id, name, parents: z.array(id).max(20) }),
  z.strictObject({ kind: z.literal('split-unit'), unit: id, name, members: z.array(id).max(MOST_LINES) }),
  z.strictObject({ kind: z.literal('merge-units'), unit: id, into: id }),
  z.strictObject({ kind: z.enum(['dissolve-unit', 'secede-unit']), unit: id }),
  z.strictObject({ kind: z.literal('remove-holder'), seat: id }),
  z.strictObject({ kind: z.literal('appoint'), body: id, seat: id, person: id }),
  z.strictObject({ kind: z.literal('instruct-delegate'), seats: z.array(id).min(1).max(1000), motion: id, vote }),
  z.strictObject({ kind: z.enum(['override-decision', 'ratify-decision']), decision: id, how: z.enum(['suspend', 'annul']).optional() }),
  z.strictObject({ kind: z.literal('decide-appeal'), decision: id, uphold: z.boolean() }),
  z.strictObject({ kind: z.literal('amend-charter'), text: document, version: id.optional(), articles: z.array(id).max(1000), inForce: day.optional() }),
  z.strictObject({ kind: z.literal('adopt-reading'), text: document, version: id.optional() }),
  z.strictObject({ kind: z.literal('declare-emergency'), until: day.optional() }),
  z.strictObject({ kind: z.literal('end-emergency') }),
  z.strictObject({ kind: z.literal('call-referendum'), body: id, motion: id }),
  z.strictObject({ kind: z.enum(['verify-election', 'void-election']), election: id }),
  z.strictObject({ kind: z.literal('annul-vote'), poll: id }),
]);

const paragraphChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('replace'), paragraph: id, text: document }),
  z.strictObject({ do: z.literal('strike'), paragraph: id }),
  z.strictObject({ do: z.literal('insert'), after: id, paragraph: id, text: document }),
]);

const unitLine = z.strictObject({ unit: id, kind: id, name, parents: z.array(id).max(20), figures: z.strictObject({ inhabitants: whole.optional(), electors: whole.optional() }).default({}) });
const standingLine = z.strictObject({
  person: id, units: z.array(id).max(50), status: z.enum(['candidate', 'full', 'consultative', 'suspended', 'disfranchised', 'expelled', 'left']), joined: day,
  attributes: z.record(z.string().max(100), z.string().max(1000)), particulars: z.string().regex(/^sha256:[0-9a-f]{64}$/u).optional(),
});

/** Acts of the clock and of the founders come through no door and stand in no table. */
const CONTENTS: Partial<Record<ActKind, z.ZodType>> = {
  'record-units': z.strictObject({ day, units: z.array(unitLine).min(1).max(MOST_LINES) }),
  enrol: z.strictObject({ day, lines: z.array(standingLine).min(1).max(MOST_LINES) }),
  'call-election': z.strictObject({ body: id }),
  nominate: z.strictObject({ election: id, person: id }),
  'accept-nomination': z.strictObject({ election: id }),
  'withdraw-candidacy': z.strictObject({ election: id }),
  'state-candidacy': z.strictObject({ election: id, statement: document }),
  // By whoever presides, where the vote has no closing time. Lots are drawn by the clock: a person brings none.
  'close-poll': z.strictObject({ poll: id }),
  'settle-tie': z.strictObject({ poll: id, winner: id }),
  cast: z.strictObject({ poll: id, choice }),
  'enter-hall-count': z.strictObject({ poll: id, for: whole, against: whole, abstain: whole }),
  'confirm-hall-count': z.strictObject({ poll: id }),
  resign: z.strictObject({ seat: id }),
  sign: z.strictObject({ for: z.enum(['recall', 'convene', 'referendum', 'agenda']), seat: id.optional(), body: id.optional(), motion: id.optional(), unit: id.optional() }),
  unsign: z.strictObject({ petition: id, unit: id.optional() }),
  convene: z.strictObject({ body: id, meetingAt: instant, place: document.optional() }),
  'put-on-agenda': z.strictObject({ meeting: id, title: document, motion: id.optional() }),
  'open-meeting': z.strictObject({ meeting: id }),
  'close-meeting': z.strictObject({ meeting: id }),
  'check-in': z.strictObject({ meeting: id }),
  'check-out': z.strictObject({ meeting: id }),
  move: z.strictObject({ body: id, meeting: id.optional(), title: document, paragraphs: z.array(z.strictObject({ id, text: document })).max(1000), effect, inNameOf: id.optional() }),
  'move-amendment': z.strictObject({ motion: id, title: document, changes: z.array(paragraphChange).min(1).max(1000) }),
  second: z.strictObject({ motion: id }),
  'withdraw-motion': z.strictObject({ motion: id }),
  'demand-mode': z.strictObject({ motion: id, mode }),
  'put-to-vote': z.strictObject({ motion: id, mode }),
  report: z.strictObject({ seat: id, about: id.optional(), text: document }),
  appeal: z.strictObject({ decision: id, grounds: document }),
};

export const PERSONAL_ACTS = Object.keys(CONTENTS) as ActKind[];

/** Undefined for a kind of act that no person may send. */
export function contentSchema(kind: string): z.ZodType | undefined {
  return Object.hasOwn(CONTENTS, kind) ? CONTENTS[kind as ActKind] : undefined;
}

/** Keys name things made by acts and may not be mistaken for those of the clock, which hold a colon. */
export const ACT_KEY = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/u);

const content = z.record(z.string(), z.unknown()).openapi({ description: 'depends on the kind; where a document is referred to, {"text": "…"} may stand' });
const kind = z.enum(PERSONAL_ACTS as [ActKind, ...ActKind[]]);

export const ASKED_ACT = z.strictObject({ kind, content });
export const SENT_ACT = z.strictObject({ key: ACT_KEY, kind, content });
