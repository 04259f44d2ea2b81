import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bodyQuery } from '../api/councils.ts';
import type { BodyPowers, BodyView } from '../api/councils.ts';
import { decisionQuery, decisionsQuery, motionQuery } from '../api/meetings.ts';
import { FactsList } from '../app/facts-list.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { useWords } from '../app/use-words.ts';
import type { Words } from '../app/use-words.ts';
import { useFormat } from '../format/use-format.ts';
import { Choices } from './choices.tsx';
import type { Option } from './choices.tsx';
import { InBody } from './in-body.tsx';

type Thing = 'held-seat' | 'vacant-seat' | 'election' | 'unverified-election' | 'poll' | 'motion';

/** Bodies in which everybody sits have no seats. */
const WITHOUT_SEATS: ReadonlySet<string> = new Set(['assembly', 'referendum']);
const UNDECIDED: ReadonlySet<string> = new Set(['moved', 'admitted']);
const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

interface Speech { readonly words: Words; readonly when: (at: number) => string; readonly untitled: string }

/** The things of a body that an effect can name, by the names people know them by. */
function thingsIn(thing: Thing, body: BodyView, { words, when, untitled }: Speech): readonly Option[] {
  switch (thing) {
    case 'held-seat': return body.seats.filter(seat => seat.holder !== undefined).map(seat => ({ id: seat.id, name: joined(seat.holder?.name, seat.constituencyName) }));
    case 'vacant-seat': return body.seats.filter(seat => seat.holder === undefined).map((seat, index) => ({ id: seat.id, name: joined(seat.constituencyName ?? `${body.name} ${index + 1}`, seat.vacantBecause && words('vacancy', seat.vacantBecause)) }));
    case 'election': case 'unverified-election': return body.elections.filter(each => (thing === 'election' ? each.stage !== 'void' : each.stage === 'verification')).map(each => ({ id: each.id, name: joined(each.constituencyName ?? body.name, words('electionStage', each.stage), when(each.nominationsClose)) }));
    case 'poll': return body.polls.filter(each => each.stage !== 'annulled').map(each => ({ id: each.id, name: joined(each.title ?? each.constituencyName ?? body.name, words('pollStage', each.stage), when(each.opens)) }));
    case 'motion': return body.motions.filter(each => each.amends === null && UNDECIDED.has(each.stage)).map(each => ({ id: each.id, name: joined(each.title ?? untitled, words('motionStage', each.stage)) }));
  }
}

interface ThingChoiceProps { readonly title: string; readonly thing: Thing; readonly powers: BodyPowers; readonly over: readonly string[]; readonly onChoose: (id: string | undefined, body: string) => void }

export function ThingChoice({ title, thing, powers, over, onChoose }: ThingChoiceProps) {
  const { t } = useTranslation();
  const { zone } = useOrganisation();
  const words = useWords();
  const format = useFormat();
  const seated = powers.bodyKinds.filter(kind => !WITHOUT_SEATS.has(kind.form)).map(kind => kind.id);
  const kinds = over.length > 0 || thing === 'motion' || thing === 'poll' ? over : seated;
  return <InBody title={title} powers={powers} kinds={kinds} list={body => thingsIn(thing, body, { words, when: at => format.instant(at, zone), untitled: t('motion.untitled') })} onChoose={onChoose} />;
}

/** Bound delegates in the body that decides on the motion, those of the own unit first. */
export function BoundSeatChoice({ title, motion, unit, onSeat }: { readonly title: string; readonly motion: string; readonly unit: string | undefined; readonly onSeat: (seat: string | undefined) => void }) {
  const { id: org } = useOrganisation();
  const about = useQuery(motionQuery(org, motion));
  const body = useQuery({ ...bodyQuery(org, about.data?.body.id ?? ''), enabled: about.data !== undefined });
  const seats = (body.data?.seats ?? []).filter(seat => seat.holder !== undefined && seat.mandate === 'bound').toSorted((a, b) => Number(b.constituency === unit) - Number(a.constituency === unit));
  return <Choices title={title} options={seats.map(seat => ({ id: seat.id, name: joined(seat.holder?.name, seat.constituencyName) }))} onChoose={onSeat} />;
}

/** The motion that a link has brought along, by its title. */
export function MotionNamed({ title, motion }: { readonly title: string; readonly motion: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const { data } = useQuery(motionQuery(org, motion));
  return <FactsList facts={[{ name: title, value: data && joined(data.title ?? t('motion.untitled'), data.body.name) }]} />;
}

export function DecisionNamed({ title, decision }: { readonly title: string; readonly decision: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const { data } = useQuery(decisionQuery(org, decision));
  return <FactsList facts={[{ name: title, value: data && joined(data.title ?? t('motion.untitled'), data.bodyName) }]} />;
}

const STANDS = ['in-force', 'suspended', 'awaits-confirmation', 'awaits-ratification'];
const STAGES: Readonly<Record<string, readonly string[]>> = { 'ratify-decision': ['awaits-confirmation', 'awaits-ratification', 'in-force'], 'override-decision': STANDS, 'decide-appeal': [...STANDS, 'refused'] };

/** Decisions at a stage where the effect can touch them, of the bodies that it reaches. */
export function DecisionChoice({ title, effect, over, onDecision }: { readonly title: string; readonly effect: string; readonly over: readonly string[]; readonly onDecision: (decision: string | undefined) => void }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const { data } = useQuery(decisionsQuery(org, {}));
  const stages = STAGES[effect] ?? STANDS;
  const fitting = (data?.decisions ?? []).filter(({ stage, body }) => stages.includes(stage) && (over.length === 0 || over.includes(body.split('@')[0] ?? body)));
  const sorted = fitting.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  return <Choices title={title} options={sorted.map(({ id, title: name, bodyName, stage }) => ({ id, name: joined(name ?? t('motion.untitled'), bodyName, words('decisionStage', stage)) }))} onChoose={onDecision} />;
}
