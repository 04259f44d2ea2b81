/** Findings on how seats are filled, for how long, and how people leave them. */
import { answerable, bodiesOf, electedByMembers, electingBodies, powerOver, representative } from '../institutions.ts';
import type { BodyRule, Law } from '../law.ts';
import { spoken } from '../words.ts';
import { about, namesOf, type FindingRule } from './finding-rule.ts';

const names = (rules: readonly { readonly body: string }[]): { readonly bodies: string } => ({ bodies: namesOf(rules.map(rule => rule.body)) });
const ids = (bodies: readonly BodyRule[]): { readonly bodies: string } => ({ bodies: namesOf(bodies.map(body => body.id)) });
const seated = (law: Law): readonly BodyRule[] => bodiesOf(law).filter(body => representative(body) && body.seats.length > 0);

const recallUnspecified: FindingRule = {
  code: 'recall-unspecified', kind: 'danger', severity: 'error',
  text: {
    en: 'The recall of {bodies} names no {missing}; it is refused until that is settled.',
    ru: 'Отзыв ({bodies}) не определяет: {missing}; он невозможен, пока это не установлено.',
  },
  find: law => {
    const open = law.recalls.filter(recall => !recall.startedBy || !recall.threshold || !recall.signatures || !recall.voting || !recall.secrecy);
    const missing = [
      [open.some(recall => !recall.startedBy), 'started by'], [open.some(recall => !recall.signatures), 'signatures within'],
      [open.some(recall => !recall.threshold), 'decided by'], [open.some(recall => !recall.voting), 'voting'], [open.some(recall => !recall.secrecy), 'ballot'],
    ].filter(([is]) => is).map(([, key]) => String(key));
    return about(open, { ...names(open), missing: missing.join(', ') });
  },
};

const recallGap: FindingRule = {
  code: 'recall-gap', kind: 'danger', severity: 'error',
  text: {
    en: 'Nobody who can be called to account by the members can take back the seats of {bodies}.',
    ru: 'Места в органах ({bodies}) не может отнять никто, кто подотчётен членам.',
  },
  find: law => {
    const reached = answerable(law);
    const open = seated(law).filter(body => !reached.has(body.id));
    // One finding for each level, because each has its own people to answer to.
    const levels = [...new Set(open.map(body => body.forEach))];
    return levels.flatMap(level => {
      const here = open.filter(body => body.forEach === level);
      return about(here, ids(here), here.map(body => ({ body: body.id, electedBy: [...electingBodies(body)] })));
    });
  },
};

/** Elections away from the members: 1 when they elect the seats themselves. */
function distance(law: Law, body: BodyRule, seen: readonly string[] = []): number | undefined {
  if (electedByMembers(body) || !representative(body)) return 1;
  const above = electingBodies(body).filter(id => !seen.includes(id))
    .map(id => law.bodies.get(id)).flatMap(next => (next ? [distance(law, next, [...seen, body.id])] : []));
  const known = above.filter(steps => steps !== undefined);
  return known.length === 0 ? undefined : 1 + Math.min(...known);
}

const recallDistance: FindingRule = {
  code: 'recall-distance', kind: 'danger', severity: 'info',
  text: {
    en: 'The seats of {body} are {steps} elections away from the members.',
    ru: 'Места органа «{body}» отделены от членов выборами в {steps} ступени.',
  },
  find: law => seated(law).flatMap(body => {
    const steps = distance(law, body) ?? 0;
    return steps < 3 ? [] : about([body], { body: spoken(body.id), steps: String(steps) }, { steps });
  }),
};

/** Seats end by a term, by the next calendar congress, by removal, or with the term of the body that chose them. */
function ends(law: Law, body: BodyRule): boolean {
  return body.term !== undefined
    || law.meetings.some(meeting => meeting.body === body.id && meeting.every !== undefined)
    || powerOver(law, 'remove-holder', body.id).length > 0
    || electingBodies(body).some(id => law.bodies.get(id)?.term !== undefined);
}

const termMissing: FindingRule = {
  code: 'term-missing', kind: 'danger', severity: 'warn',
  text: { en: 'No term, no calendar and no removal ends the seats of {bodies}.', ru: 'Места в органах ({bodies}) не кончаются ни сроком, ни созывом, ни смещением.' },
  find: law => {
    const endless = seated(law).filter(body => !ends(law, body));
    return about(endless, ids(endless));
  },
};

const holdOver: FindingRule = {
  code: 'hold-over-unlimited', kind: 'danger', severity: 'warn',
  text: { en: 'Holders in {bodies} stay until successors come, and no election comes by itself.', ru: 'В органах ({bodies}) полномочия длятся до преемников, а выборы сами не наступают.' },
  find: law => {
    const byClock = (body: BodyRule): boolean => law.elections.some(election => election.body === body.id && election.calledBy.some(holder => holder.kind === 'clock'))
      || law.duties.some(duty => duty.duty === 'call-election' && duty.of === body.id && duty.onDefault !== 'nothing');
    const staying = seated(law).filter(body => body.holdOver && !byClock(body));
    return about(staying, ids(staying));
  },
};

const selfFeeding: FindingRule = {
  code: 'self-feeding-loop', kind: 'danger', severity: 'error',
  text: { en: 'The electors of {bodies} lead back to the same bodies and never to the members.', ru: 'Выборщики органов ({bodies}) ведут к тем же органам и никогда к членам.' },
  find: law => {
    const loop = seated(law).filter(body => distance(law, body) === undefined);
    return about(loop, ids(loop));
  },
};

const unreachable: FindingRule = {
  code: 'unreachable-office', kind: 'danger', severity: 'error',
  text: { en: 'Nothing in the text fills the seats of {bodies}.', ru: 'Ничто в тексте не замещает мест в органах ({bodies}).' },
  find: law => {
    const empty = bodiesOf(law).filter(body => representative(body) && body.seats.length === 0 && powerOver(law, 'appoint', body.id).length === 0);
    return about(empty, ids(empty));
  },
};

const closedNomination: FindingRule = {
  code: 'closed-nomination', kind: 'danger', severity: 'warn',
  text: { en: 'Only electing bodies nominate for {bodies}, although members vote.', ru: 'Кандидатов в органы ({bodies}) выдвигают только органы, хотя голосуют члены.' },
  find: law => {
    const closed = law.elections.filter(election => election.nomination.length > 0 && election.nomination.every(way => way === 'electors-body')
      && electedByMembers(law.bodies.get(election.body) as BodyRule));
    return about(closed, names(closed));
  },
};

const vacancyByRuler: FindingRule = {
  code: 'vacancy-by-ruler', kind: 'danger', severity: 'warn',
  text: { en: 'Those who remain in {bodies} fill the empty seats themselves.', ru: 'Оставшиеся члены органов ({bodies}) сами заполняют пустые места.' },
  find: law => {
    const filling = seated(law).filter(body => body.vacancy.includes('co-option'));
    return about(filling, ids(filling));
  },
};

const evenTie: FindingRule = {
  code: 'even-council', kind: 'danger', severity: 'warn',
  text: { en: '{body} has {seats} seats, an even number, and a tie keeps those who hold them.', ru: 'В органе «{body}» чётное число мест ({seats}), и при равенстве остаётся прежний держатель.' },
  find: law => law.elections.filter(election => election.ties.includes('incumbent')).flatMap(election => {
    const body = law.bodies.get(election.body);
    const sizes = body?.seats.map(({ size }) => (size.kind === 'number' ? size.seats : size.kind === 'table' ? size.table.reduce((sum, { count }) => sum + count, 0) : undefined)) ?? [];
    const total = sizes.reduce<number | undefined>((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
    return body && total !== undefined && total > 0 && total % 2 === 0 ? about([body, election], { body: spoken(body.id), seats: String(total) }) : [];
  }),
};

const noSecrecy: FindingRule = {
  code: 'no-secrecy', kind: 'danger', severity: 'warn',
  text: { en: 'Members elect {bodies} without a rule that the ballot is secret.', ru: 'Члены избирают органы ({bodies}) без правила о тайне голосования.' },
  find: law => {
    const open = [...law.elections, ...(law.unsettled ?? [])].filter(election => election.secrecy !== 'secret' && electedByMembers(law.bodies.get(election.body) as BodyRule));
    return about(open, names(open));
  },
};

/** Whoever alone lets the elected sit keeps them out by doing nothing. */
const verificationVeto: FindingRule = {
  code: 'verification-veto', kind: 'danger', severity: 'warn',
  text: { en: 'The elected to {bodies} sit only when they have been verified, and nobody may void an election that is not: by doing nothing it can be kept from its seats.', ru: 'Избранные ({bodies}) заседают только после проверки, а отменить непроверенные выборы не может никто: бездействием их можно не допустить к местам.' },
  find: law => {
    const held = law.elections.filter(rule => rule.verifiedBy !== undefined && powerOver(law, 'void-election', rule.body).length === 0);
    return about(held, names(held));
  },
};

export const ELECTION_FINDINGS: readonly FindingRule[] = [
  recallUnspecified, recallGap, recallDistance, termMissing, holdOver, selfFeeding, unreachable, closedNomination, vacancyByRuler, evenTie, noSecrecy, verificationVeto,
];
