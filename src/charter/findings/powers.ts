/** Findings on what bodies may decide and over whom. */
import type { Test, Threshold } from '#tally/threshold.ts';
import { compare } from '#kernel/rational.ts';
import { powersOver } from '../governing.ts';
import { bodiesOf, electingBodies, powersOf, representative } from '../institutions.ts';
import type { ActingForRule, BodyKindId, Law, MatterRule, PetitionRule, PowerRule } from '../law.ts';
import { own, spoken } from '../words.ts';
import { about, namesOf, type FindingRule, type Found } from './finding-rule.ts';

const holders = (powers: readonly PowerRule[]): { readonly bodies: string } => ({ bodies: namesOf(powers.map(power => power.heldBy)) });

function danger(code: string, severity: FindingRule['severity'], text: FindingRule['text'], select: (law: Law) => readonly PowerRule[]): FindingRule {
  return { code, kind: 'danger', severity, text, find: law => { const powers = select(law); return about(powers, holders(powers)); } };
}

const elects = (law: Law, elector: BodyKindId, body: BodyKindId | undefined): boolean => body !== undefined && electingBodies(law.bodies.get(body) as Parameters<typeof electingBodies>[0]).includes(elector);
const isCommission = (law: Law, body: BodyKindId | undefined): boolean => body !== undefined && law.bodies.get(body)?.form === 'commission';

/** Branches by the names everybody uses, for charters that do not write the key. */
const KNOWN_BRANCHES: Readonly<Record<string, MatterRule['branch']>> = {
  legislation: 'legislative', laws: 'legislative', administration: 'executive', execution: 'executive', control: 'controlling', supervision: 'controlling',
};

const powerFusion: FindingRule = {
  code: 'power-fusion', kind: 'danger', severity: 'warn',
  text: { en: '{body} makes the rules, carries them out and controls itself.', ru: '{body}: один орган издаёт нормы, исполняет их и сам себя контролирует.' },
  find: law => [...new Set(law.powers.map(power => power.heldBy))].flatMap(body => {
    const deciding = law.powers.filter(power => power.heldBy === body && power.effect === 'decide' && power.matter !== undefined);
    const branch = (power: PowerRule): MatterRule['branch'] => law.matters.get(power.matter as NonNullable<PowerRule['matter']>)?.branch ?? own(KNOWN_BRANCHES, power.matter);
    const fused = deciding.filter(power => branch(power) !== undefined);
    return new Set(fused.map(branch)).size === 3 ? about(fused, { body: spoken(body) }) : [];
  }),
};

const competence: FindingRule = {
  code: 'competence-competence', kind: 'danger', severity: 'warn',
  text: { en: '{bodies} may take up any question, so the list of matters limits nobody.', ru: '{bodies}: вправе взять к решению любой вопрос, так что перечень предметов никого не ограничивает.' },
  find: law => {
    const listed = law.powers.some(power => power.effect === 'decide' && power.matter !== undefined);
    const open = law.powers.filter(power => power.effect === 'decide' && power.matter === undefined && law.bodies.get(power.heldBy)?.forEach === undefined
      && representative(law.bodies.get(power.heldBy) as Parameters<typeof representative>[0]));
    return listed ? about(open, holders(open)) : [];
  },
};

const amendmentThreshold = danger('amendment-no-threshold', 'error', {
  en: 'The charter is amended by {bodies} with no majority named.', ru: 'Устав изменяют ({bodies}), а большинство не названо.',
}, law => powersOf(law, 'amend-charter').filter(power => !power.threshold));

const amendmentNotice = danger('amendment-no-notice', 'warn', {
  en: 'An amendment may be decided by {bodies} without notice.', ru: 'Изменение устава ({bodies}) может быть принято без предупреждения.',
}, law => powersOf(law, 'amend-charter').filter(power => power.threshold && !power.notice));

/** The hardest share a threshold asks for, as a rough order between thresholds on unlike bases. */
function hardest(threshold: Threshold): Test | undefined {
  return [...threshold.all].sort((a, b) => compare(b.share, a.share) || Number(b.strict) - Number(a.strict))[0];
}

function weaker(a: PowerRule, b: PowerRule): boolean {
  const [x, y] = [a.threshold && hardest(a.threshold), b.threshold && hardest(b.threshold)];
  if (!y) return false;
  if (!x) return true;
  const difference = compare(x.share, y.share) || Number(x.strict) - Number(y.strict);
  return difference < 0 && !a.ratifiedBy;
}

const weakerMeta: FindingRule = {
  code: 'weaker-meta-rule', kind: 'danger', severity: 'warn',
  text: { en: 'Article {protecting} asks a harder majority than article {changing}, under which it can itself be changed.', ru: 'Статья {protecting} требует большего большинства, чем статья {changing}, по которой её саму можно изменить.' },
  find: law => powersOf(law, 'amend-charter').flatMap(power => {
    if (power.untouchable.includes(power.article)) return [];
    const changing = powersOver(law, { act: 'power', effect: 'amend-charter', changes: power.article }).filter(other => other !== power && weaker(other, power));
    const [first] = changing;
    return first ? about([power, first], { protecting: power.article, changing: first.article }) : [];
  }),
};

const emergencyOpen = danger('emergency-open', 'error', {
  en: 'The emergency that {bodies} may declare has no end written.', ru: 'У чрезвычайного положения ({bodies}) нет записанного конца.',
}, law => powersOf(law, 'declare-emergency').filter(power => !power.lasts));

const emergencyRenewal = danger('emergency-renewal', 'warn', {
  en: '{bodies} may renew its own emergency and nobody else must agree.', ru: '{bodies}: орган может сам продлевать своё чрезвычайное положение без чьего-либо согласия.',
}, law => powersOf(law, 'declare-emergency').filter(power => power.lasts && power.renewable !== false && !power.confirmedBy && !power.ratifiedBy));

const franchiseOpen = danger('franchise-open', 'error', {
  en: 'The vote may be taken from members by {bodies} without an end or an appeal.', ru: 'Право голоса может быть отнято ({bodies}) без срока или без обжалования.',
}, law => powersOf(law, 'disfranchise-member').filter(power => !power.lasts || !power.appeal));

/** The appeal body's own article belongs to the finding: it is where the voiding ends. */
const electionOverride: FindingRule = {
  code: 'election-override', kind: 'danger', severity: 'warn',
  text: { en: 'An election may be voided by {bodies}, and no independent commission decides in the end.', ru: 'Выборы могут быть отменены ({bodies}), и в конце решает не независимая комиссия.' },
  find: law => {
    const open = powersOf(law, 'void-election').filter(power => !elects(law, power.heldBy, power.over) && !isCommission(law, power.heldBy) && !isCommission(law, power.appeal?.to));
    const last = powersOf(law, 'decide-appeal').filter(power => open.some(voiding => voiding.appeal?.to === power.heldBy));
    return about([...open, ...(open.length > 0 ? last : [])], holders(open));
  },
};

const decisionOverride = danger('decision-override', 'warn', {
  en: 'Decisions of bodies below may be set aside by {bodies}, without appeal.', ru: 'Решения нижестоящих органов могут быть отменены ({bodies}) без обжалования.',
}, law => powersOf(law, 'override-decision').filter(power =>
  !power.appeal && !elects(law, power.heldBy, power.over) && representative(law.bodies.get(power.heldBy) as Parameters<typeof representative>[0])));

const expulsionAppeal = danger('expulsion-no-appeal', 'error', {
  en: 'A member expelled by {bodies} has nowhere to appeal.', ru: 'Исключённому ({bodies}) некуда жаловаться.',
}, law => powersOf(law, 'expel-member').filter(power => !power.appeal));

const expulsionFirst = danger('expulsion-before-appeal', 'warn', {
  en: 'An expulsion by {bodies} takes effect before the appeal is decided.', ru: 'Исключение ({bodies}) действует до решения по жалобе.',
}, law => powersOf(law, 'expel-member').filter(power => power.appeal && !power.appeal.suspends));

const secession = danger('secession-no-procedure', 'warn', {
  en: 'Units may leave, but the text names no majority by which {bodies} decides it.', ru: 'Выход возможен, но большинство для решения ({bodies}) не названо.',
}, law => powersOf(law, 'secede-unit').filter(power => !power.threshold));

const interpreter = danger('interpreter-is-party', 'info', {
  en: '{bodies} reads the charter for everybody and holds powers of its own under it.', ru: '{bodies}: толкует устав для всех и сам имеет по нему полномочия.',
}, law => powersOf(law, 'adopt-reading').filter(power => representative(law.bodies.get(power.heldBy) as Parameters<typeof representative>[0])
  && law.powers.some(other => other.heldBy === power.heldBy && !['adopt-reading', 'decide-appeal', 'void-election'].includes(other.effect))));

const unratified: FindingRule = {
  code: 'acting-for-unratified', kind: 'danger', severity: 'warn',
  text: { en: 'What {actors} does in the place of {bodies} needs no ratification with a date after which it lapses.', ru: 'То, что {actors} делает вместо {bodies}, не требует утверждения со сроком, после которого оно теряет силу.' },
  find: law => {
    const open = law.actingFor.filter(rule => !rule.ratifiedBy?.within || !rule.ratifiedBy.elseLapses);
    return about(open, { actors: namesOf(open.map(rule => rule.by)), bodies: namesOf(open.map(rule => rule.body)) });
  },
};

const actingAmends: FindingRule = {
  code: 'acting-for-amends', kind: 'danger', severity: 'warn',
  text: { en: '{actors} may amend the charter in the place of {bodies}.', ru: '{actors} может изменять устав вместо {bodies}.' },
  find: law => {
    const amending = (body: BodyKindId): boolean => powersOf(law, 'amend-charter').some(power => power.heldBy === body);
    const open = law.actingFor.filter(rule => amending(rule.body) && !rule.except.includes('amend-charter') && (!rule.only || rule.only.includes('amend-charter')));
    return about(open, { actors: namesOf(open.map(rule => rule.by)), bodies: namesOf(open.map(rule => rule.body)) });
  },
};

/** A quorum above half lets a minority stop a decision by staying away. */
const quorumAbsence: FindingRule = {
  code: 'quorum-absence', kind: 'danger', severity: 'warn',
  text: { en: 'A minority can undo a decision by staying away: the quorum is more than half.', ru: 'Меньшинство может сорвать решение неявкой: кворум больше половины.' },
  find: law => {
    const thresholds = [
      ...law.powers.map(rule => ({ rule, threshold: rule.threshold })), ...law.meetings.map(rule => ({ rule, threshold: rule.quorum })),
      ...law.recalls.map(rule => ({ rule, threshold: rule.threshold })), ...law.elections.map(rule => ({ rule, threshold: rule.quorum })),
      ...bodiesOf(law).map(rule => ({ rule: rule.decides ?? rule, threshold: rule.decides?.threshold })),
    ];
    const high = thresholds.filter(({ threshold }) => threshold?.quorum.some(test => 2n * test.share.num > test.share.den));
    return about(high.map(({ rule }) => rule));
  },
};

/** Whoever else governs the same thing. Two lists of articles meet in any one article, so each is asked about. */
function rivalsOf(law: Law, power: PowerRule): readonly PowerRule[] {
  const { effect, matter, over, overUnit, articles } = power;
  const question = { act: 'power', effect, ...(matter ? { matter } : {}), ...(over ? { over } : {}), ...(overUnit ? { overUnit } : {}) } as const;
  const found = articles.length === 0 ? powersOver(law, question) : articles.flatMap(changes => powersOver(law, { ...question, changes }));
  // Holders named in one block share the power on purpose; a body's general competence ends at its own business.
  return [...new Set(found)].filter(other => other !== power && (other.at.line !== power.at.line || other.at.file !== power.at.file)
    && (other.heldBy === power.heldBy || effect !== 'decide' || matter !== undefined) && sameScope(other, power));
}

function conflicts(law: Law): readonly Found[] {
  const seen = new Set<PowerRule>();
  return law.powers.flatMap(power => {
    const rivals = seen.has(power) ? [] : rivalsOf(law, power);
    rivals.forEach(rival => seen.add(rival));
    return rivals.length === 0 ? [] : about([power, ...rivals], { effect: spoken(power.effect), ...holders([power, ...rivals]) });
  });
}

const sameScope = (a: PowerRule, b: PowerRule): boolean => a.over === b.over && a.overUnit === b.overUnit && a.matter === b.matter && !a.exceptWhere.includes(b.article) && !b.exceptWhere.includes(a.article);

const conflictPower: FindingRule = {
  code: 'conflict-power', kind: 'conflict', severity: 'error',
  text: { en: 'Two articles govern one act (“{effect}”, held by {bodies}) and neither gives way to the other.', ru: 'Одно действие («{effect}», {bodies}) регулируют две статьи, и ни одна не уступает другой.' },
  find: conflicts,
};

const conflictActing: FindingRule = {
  code: 'conflict-acting-for', kind: 'conflict', severity: 'error',
  text: { en: 'Both {actors} act for {body} in the same matters.', ru: 'За орган «{body}» в одних и тех же вопросах действуют {actors}.' },
  find: law => [...new Set(law.actingFor.map(rule => rule.body))].flatMap(body => {
    const acting = law.actingFor.filter(rule => rule.body === body);
    const meeting = acting.filter(rule => acting.some(other => other.by !== rule.by && meets(rule, other)));
    return meeting.length > 0 ? about(meeting, { body: spoken(body), actors: namesOf(meeting.map(rule => rule.by)) }) : [];
  }),
};

/** Two that name nothing meet, and two that name the same thing; one that names its matters goes before one that does not. */
function meets(a: ActingForRule, b: ActingForRule): boolean {
  if (!a.only && !b.only) return true;
  return a.only?.some(scope => b.only?.includes(scope) === true && !a.except.includes(scope) && !b.except.includes(scope)) === true;
}

const conflictPetition: FindingRule = {
  code: 'conflict-petition', kind: 'conflict', severity: 'error',
  text: { en: 'Two articles say how a question is brought to {bodies} by signatures, and neither gives way.', ru: 'Две статьи говорят, как вынести вопрос подписями ({bodies}), и ни одна не уступает.' },
  find: law => law.petitions.flatMap((rule, index) => {
    const same = law.petitions.filter(other => other.for === rule.for && other.body === rule.body);
    return same.length > 1 && law.petitions.indexOf(same[0] as PetitionRule) === index ? about(same, { bodies: namesOf([rule.body]) }) : [];
  }),
};

export const POWER_FINDINGS: readonly FindingRule[] = [
  powerFusion, competence, amendmentThreshold, amendmentNotice, weakerMeta, emergencyOpen, emergencyRenewal, franchiseOpen, electionOverride,
  decisionOverride, expulsionAppeal, expulsionFirst, secession, interpreter, unratified, actingAmends, quorumAbsence, conflictPower, conflictActing, conflictPetition,
];
