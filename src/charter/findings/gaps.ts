/** What the text leaves open. A gap refuses the act it concerns until a reading settles it. */
import { bodiesOf, bodiesAmong, electedByMembers, electingBodies, powerOver, powersOf, representative, stemsFrom } from '../institutions.ts';
import type { BodyRule, EffectKind, Law, MeetingRule, Ruled } from '../law.ts';
import type { Words } from '../wording.ts';
import { about, namesOf, type FindingRule, type Found } from './finding-rule.ts';

function gap(code: string, severity: FindingRule['severity'], text: Words, find: FindingRule['find']): FindingRule {
  return { code, kind: 'gap', severity, text, find };
}

const bodies = (found: readonly BodyRule[]): readonly Found[] => about(found, { bodies: namesOf(found.map(body => body.id)) });
const ofBodies = (rules: readonly (Ruled & { readonly body: string })[]): readonly Found[] => about(rules, { bodies: namesOf(rules.map(rule => rule.body)) });

/** A gap of the whole charter stands at its first article. */
function absent(law: Law): readonly Found[] {
  const first = law.articles.find(article => article.prose.length > 0 || article.mark === 'ruled');
  return first ? [{ articles: [], at: first.at, parameters: {} }] : [];
}

const elected = (law: Law): readonly BodyRule[] => bodiesOf(law).filter(body => representative(body) && body.seats.length > 0 && powerOver(law, 'appoint', body.id).length === 0);
const verifies = (law: Law, body: BodyRule): boolean => [...law.elections, ...(law.unsettled ?? [])].some(rule => rule.verifiedBy === body.id);
const deciding = (law: Law): readonly BodyRule[] => bodiesOf(law).filter(body => body.form !== 'referendum' && (verifies(law, body) || law.powers.some(power => power.heldBy === body.id)));

const missingPower = (code: string, effect: EffectKind, severity: FindingRule['severity'], text: Words): FindingRule =>
  gap(code, severity, text, law => (powersOf(law, effect).length === 0 ? absent(law) : []));

const election = gap('gap-election', 'warn', {
  en: 'The text does not say how {bodies} is elected.[ Missing: {missing}.]', ru: 'Текст не говорит, как избираются {bodies}.[ Не хватает: {missing}.]',
}, law => {
  const open = elected(law).filter(body => !law.elections.some(rule => rule.body === body.id) && !law.unsettled?.some(rule => rule.body === body.id));
  const unsettled = law.unsettled ?? [];
  const missing = [...new Set(unsettled.flatMap(rule => rule.missing))].join(', ');
  return [...bodies(open), ...about(unsettled, { bodies: namesOf(unsettled.map(rule => rule.body)), missing })];
});

const electionCall = gap('gap-election-call', 'warn', {
  en: 'Nobody is named who calls the election of {bodies}.', ru: 'Не назван тот, кто назначает выборы ({bodies}).',
}, law => ofBodies([...law.elections, ...(law.unsettled ?? [])].filter(rule => (rule.calledBy ?? []).length === 0)));

const nomination = gap('gap-nomination', 'warn', {
  en: 'The text does not say how candidates for {bodies} come forward.', ru: 'Текст не говорит, как выдвигаются кандидаты ({bodies}).',
}, law => ofBodies([...law.elections, ...(law.unsettled ?? [])].filter(rule => (rule.nomination ?? []).length === 0)));

const vacancy = gap('gap-vacancy', 'info', {
  en: 'The text does not say how an empty seat of {bodies} is filled.', ru: 'Текст не говорит, как замещается пустое место ({bodies}).',
}, law => bodies(elected(law).filter(body => body.vacancy.length === 0)));

/** Powers without a majority of their own rest on the body's usual one. */
const threshold = gap('gap-threshold', 'warn', {
  en: 'The text names no majority by which {bodies} decides.', ru: 'Текст не называет большинства, которым решают ({bodies}).',
}, law => bodies(bodiesOf(law).filter(body => !body.decides && (verifies(law, body) || law.powers.some(power => power.heldBy === body.id && !power.threshold)))));

const meeting = gap('gap-meeting', 'info', {
  en: 'The text does not say when {bodies} meets.', ru: 'Текст не говорит, когда собираются ({bodies}).',
}, law => bodies(deciding(law).filter(body => body.form !== 'office' && !law.meetings.some(rule => rule.body === body.id))));

const convening = gap('gap-convening', 'warn', {
  en: 'Nobody is named who convenes {bodies}.', ru: 'Не назван тот, кто созывает ({bodies}).',
}, law => ofBodies(law.meetings.filter(rule => rule.convenedBy.length === 0)));

const calendar = gap('gap-calendar', 'warn', {
  en: 'Nothing fixes how often {bodies} meets.', ru: 'Ничто не определяет, как часто собираются ({bodies}).',
}, law => ofBodies(law.meetings.filter(rule => rule.every === undefined)));

const motion = gap('gap-motion', 'info', {
  en: 'The text does not say who may move in {bodies}.', ru: 'Текст не говорит, кто вносит предложения ({bodies}).',
}, law => bodies(deciding(law).filter(body => !law.motions.some(rule => rule.body === body.id && rule.movedBy.length > 0))));

/** Where everybody can decide and a council is elected as well, a number has to say which of the two. */
const directBelow = gap('gap-direct-below', 'info', {
  en: 'Units have an assembly and {bodies}, and no number says below which size the assembly decides alone.', ru: 'В единицах есть собрание и {bodies}, но не сказано, при какой численности решает только собрание.',
}, law => {
  const assembled = new Set(bodiesOf(law).filter(body => body.form === 'assembly').map(body => body.forEach));
  return bodies(bodiesOf(law).filter(body => body.form === 'council' && electedByMembers(body) && !body.directBelow
    && assembled.has(body.forEach) && body.seats.every(seat => seat.from === undefined)));
});

const amendment = missingPower('gap-amend-charter', 'amend-charter', 'warn', { en: 'No article says how the charter is amended.', ru: 'Ни одна статья не говорит, как изменяется устав.' });
/** Where every power to amend names its articles, those that none names can be changed by nobody, though nothing forbids it. */
const amendArticle = gap('gap-amend-article', 'warn', {
  en: 'No article says who may change these articles, and none says that nobody may.', ru: 'Ни одна статья не говорит, кто может изменить эти статьи, и ни одна не запрещает их менять.',
}, law => {
  const amending = powersOf(law, 'amend-charter');
  if (amending.length === 0) return [];
  const open = law.articles.filter(({ id }) => amending.every(power => power.articles.length > 0 && !power.articles.includes(id)) && !amending.some(power => power.untouchable.includes(id)));
  const [first] = open;
  return first ? [{ articles: open.map(({ id }) => id), at: first.at, parameters: {} }] : [];
});

/** A matter of its own that nobody has, where nobody has the rest either. */
const matter = gap('gap-matter', 'warn', { en: 'Nobody may decide {matters}.', ru: 'Никто не вправе решать: {matters}.' }, law => {
  const decided = powersOf(law, 'decide');
  const open = decided.some(power => power.matter === undefined) ? [] : [...law.matters.values()].filter(({ id }) => !decided.some(power => power.matter === id));
  return about(open, { matters: namesOf(open.map(({ id }) => id)) });
});

const verification = gap('gap-verification', 'warn', {
  en: 'The election of {bodies} is verified by a body that these bodies choose, or by themselves: nobody may sit there to verify, and the text does not say what then.', ru: 'Выборы ({bodies}) проверяет орган, который ими же и избирается, или они сами: проверять может быть некому, и текст не говорит, что тогда.',
}, law => {
  const open = [...law.elections, ...(law.unsettled ?? [])].filter(rule => rule.verifiedBy !== undefined && rule.withoutVerifiers === undefined
    && (rule.verifiedBy === rule.body || stemsFrom(law, rule.verifiedBy, rule.body)));
  return ofBodies(open.flatMap(rule => [rule, ...(rule.alsoIn ?? []).map(article => ({ ...rule, article }))]));
});

const admission = missingPower('gap-admit-member', 'admit-member', 'info', { en: 'No article says who admits members.', ru: 'Ни одна статья не говорит, кто принимает членов.' });
const reading = missingPower('gap-adopt-reading', 'adopt-reading', 'info', { en: 'No article says who reads the charter where it is silent.', ru: 'Ни одна статья не говорит, кто толкует устав, где он молчит.' });

const secession = gap('gap-secession', 'info', {
  en: 'Units are admitted, and no article says how one leaves.', ru: 'Единицы принимаются, но ни одна статья не говорит, как выйти.',
}, law => (powersOf(law, 'admit-unit').length > 0 && powersOf(law, 'secede-unit').length === 0 ? about(powersOf(law, 'admit-unit')) : []));

const roll = gap('gap-roll', 'info', {
  en: 'No body keeps the roll, so the interim registrar of the House Rules stays.', ru: 'Ни один орган не ведёт список членов, и остаётся временный регистратор.',
}, law => (bodiesOf(law).some(body => body.keeps.includes('roll')) ? [] : absent(law)));

/** Only bodies the meeting's own body chose convene it, so those who should answer decide whether they are asked. */
function trapped(law: Law, rule: MeetingRule): boolean {
  const body = law.bodies.get(rule.body);
  const conveners = bodiesAmong(rule.convenedBy);
  return body !== undefined && !rule.selfExecuting && rule.convenedBy.length > 0 && conveners.length === rule.convenedBy.length
    && conveners.every(convener => stemsFrom(law, convener, rule.body) && !keepsOwnChair(law, convener, rule.body));
}

/** A body that acts through its own seats convenes itself. */
function keepsOwnChair(law: Law, convener: string, body: string): boolean {
  return convener === body || electedByMembers(law.bodies.get(convener as BodyRule['id']) as BodyRule);
}

const convocationTrap: FindingRule = {
  code: 'convocation-trap', kind: 'danger', severity: 'error',
  text: {
    en: '{bodies} can be convened only by bodies that it should call to account, and no demand convenes by itself.',
    ru: '{bodies}: созвать могут только органы, которые перед ними отвечают, и никакое требование не созывает само.',
  },
  find: law => {
    const caught = law.meetings.filter(rule => trapped(law, rule));
    // Where a term ends the seats anyway, the trap is another one.
    const renewed = (rule: MeetingRule): boolean => law.bodies.get(rule.body)?.term !== undefined;
    return [caught.filter(rule => !renewed(rule)), caught.filter(renewed)].flatMap(group =>
      about(group.flatMap((rule): readonly (Ruled & { body: string })[] => [rule, ...(rule.alsoIn ?? []).map(article => ({ ...rule, article }))]), { bodies: namesOf(group.map(rule => rule.body)) },
        group.map(rule => ({ body: rule.body, convenedBy: [...bodiesAmong(rule.convenedBy)], electedBy: bodiesAmong(rule.convenedBy).flatMap(id => [...electingBodies(law.bodies.get(id) as BodyRule)]) }))));
  },
};

export const GAP_FINDINGS: readonly FindingRule[] = [
  election, electionCall, nomination, vacancy, threshold, meeting, convening, calendar, motion, directBelow, amendment, amendArticle, matter, admission, reading, secession, roll, verification, convocationTrap,
];
