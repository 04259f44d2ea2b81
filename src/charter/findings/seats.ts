/** Findings on how seats are counted out. */
import { bodiesOf } from '../institutions.ts';
import type { BodyRule, Law, SeatSource, UnitKindId } from '../law.ts';
import { spoken } from '../words.ts';
import { about, namesOf, type FindingRule } from './finding-rule.ts';

type RatioSource = SeatSource & { readonly size: Extract<SeatSource['size'], { kind: 'ratio' }> };

const ratioSources = (body: BodyRule): readonly RatioSource[] => body.seats.filter((seat): seat is RatioSource => seat.size.kind === 'ratio');

const unitMismatch: FindingRule = {
  code: 'unit-mismatch', kind: 'danger', severity: 'warn',
  text: {
    en: 'Seats of {bodies} are counted on unlike bases ({bases}), so a vote does not weigh the same everywhere.',
    ru: 'Места в органах ({bodies}) считаются по разным основаниям ({bases}), и голоса весят неодинаково.',
  },
  find: law => {
    const mixed = bodiesOf(law).filter(body => new Set(ratioSources(body).map(({ size }) => size.base)).size > 1);
    const sources = mixed.flatMap(ratioSources);
    return about(sources, { bodies: namesOf(mixed.map(body => body.id)), bases: [...new Set(sources.map(({ size }) => size.base))].join(', ') },
      sources.map(({ article, from, size }) => ({ article, from: from ?? 'whole', seats: Number(size.ratio.seats), per: Number(size.ratio.per), base: size.base })));
  },
};

/** Whether units of one kind lie somewhere inside units of the other. */
function inside(law: Law, inner: UnitKindId, outer: UnitKindId): boolean {
  return (law.unitKinds.get(inner)?.within ?? []).some(above => above === outer || inside(law, above, outer));
}

/** People of one kind of unit sit directly, and again through the body of a wider unit to which they also send. */
const doubleRepresentation: FindingRule = {
  code: 'double-representation', kind: 'danger', severity: 'warn',
  text: {
    en: 'Each {unit} counts in {body} directly and again through {through}.',
    ru: 'В органе «{body}» {unit} представлены прямо и ещё раз через {through}.',
  },
  find: law => bodiesOf(law).flatMap(body => body.seats.flatMap(direct => body.seats.flatMap(indirect => {
    const through = indirect.electors.kind === 'body' ? law.bodies.get(indirect.electors.body) : undefined;
    const { from } = direct;
    if (indirect === direct || !through || from === undefined || indirect.from === undefined || !inside(law, from, indirect.from)) return [];
    const again = through.seats.find(seat => seat.from === from && seat.voice === 'vote');
    return again && direct.voice === 'vote' ? about([direct, again], { unit: spoken(from), body: spoken(body.id), through: spoken(through.id) }) : [];
  }))),
};

const executiveFloor: FindingRule = {
  code: 'executive-floor', kind: 'danger', severity: 'info',
  text: {
    en: 'The ratio gives {body} fewer than its floor of {floor} below {below} seats of the body that elects it.',
    ru: 'Норма даёт органу «{body}» меньше его нижнего предела {floor}, пока у избирающего его органа меньше {below} мест.',
  },
  find: law => bodiesOf(law).flatMap(body => ratioSources(body).flatMap(source => {
    const { base, ratio } = source.size;
    const floor = ratio.atLeast ?? 0n;
    if (base !== 'seats' || floor < 2n) return [];
    const below = floor * ratio.per / ratio.seats;
    return about([source], { body: spoken(body.id), floor: String(floor), below: String(below) }, { floor: Number(floor), below: Number(below) });
  })),
};

const gapRounding: FindingRule = {
  code: 'gap-rounding', kind: 'gap', severity: 'info',
  text: { en: 'The ratios of {bodies} do not say what a part of the number gives; only whole multiples give seats.', ru: 'Нормы для органов ({bodies}) не говорят, что даёт неполное число; места дают только полные.' },
  find: law => {
    const unsaid = bodiesOf(law).filter(body => ratioSources(body).some(({ size }) => size.roundingUnsaid));
    return about(unsaid.flatMap(ratioSources).filter(({ size }) => size.roundingUnsaid), { bodies: namesOf(unsaid.map(body => body.id)) });
  },
};

export const SEAT_FINDINGS: readonly FindingRule[] = [unitMismatch, doubleRepresentation, executiveFloor, gapRounding];
