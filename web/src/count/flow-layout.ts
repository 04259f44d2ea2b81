/** Where the bands and ribbons of a count lie: a column a stage, a band an option, a ribbon for the votes that stay or go. For the eye only. */
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/count.ts';
import { movesOf } from '#tally/stage-moves.ts';

/** Votes that count for nobody any more. */
export const LOST = '' as OptionId;

export interface FlowBand {
  readonly option: OptionId;
  /** From 0. */
  readonly column: number;
  readonly y: number;
  readonly height: number;
}

export interface FlowRibbon {
  readonly from: OptionId;
  readonly to: OptionId;
  /** It ends in this column and begins in the one before. */
  readonly column: number;
  readonly fromY: number;
  readonly toY: number;
  readonly height: number;
}

export interface Flow {
  readonly bands: readonly FlowBand[];
  readonly ribbons: readonly FlowRibbon[];
}

interface Frame {
  readonly height: number;
  /** Between bands. */
  readonly gap: number;
}

/** @param order the options from top to bottom; lost votes lie below all */
export function flowLayout(counted: Count, order: readonly OptionId[], { height, gap }: Frame): Flow {
  const scale = (height - gap * order.length) / Math.max(1, Number(counted.valid));
  const columns = counted.stages.map((stage, column) => bandsOf(order.map(option => Number(stage.votes[option] ?? 0)), Number(stage.nonTransferable), { order, column, scale, gap }));
  const ribbons = counted.stages.flatMap((_, column) => (column === 0 ? [] : ribbonsOf(counted, column, { before: columns[column - 1] ?? [], after: columns[column] ?? [], scale })));
  return { bands: columns.flat(), ribbons };
}

function bandsOf(votes: readonly number[], lost: number, { order, column, scale, gap }: { readonly order: readonly OptionId[]; readonly column: number; readonly scale: number; readonly gap: number }): readonly FlowBand[] {
  let y = 0;
  return [...order, LOST].flatMap((option, index) => {
    const size = (option === LOST ? lost : votes[index] ?? 0) * scale;
    if (size <= 0) return [];
    const band = { option, column, y, height: size };
    y += size + gap;
    return [band];
  });
}

/** First what stays, then what goes, each in the order of the bands, so that ribbons of one band never cross. */
function ribbonsOf(counted: Count, column: number, { before, after, scale }: { readonly before: readonly FlowBand[]; readonly after: readonly FlowBand[]; readonly scale: number }): readonly FlowRibbon[] {
  const moved = movesOf(counted, column + 1).flatMap(({ from, to, lost }) => [...to.map(({ option, votes }) => ({ from, to: option, size: Number(votes) * scale })), { from, to: LOST, size: Number(lost) * scale }]);
  const places = new Map(after.map(({ option }, index) => [option, index]));
  const stays = before.flatMap(({ option, height }) => {
    const then = after.find(band => band.option === option);
    return then ? [{ from: option, to: option, size: Math.min(height, then.height) }] : [];
  });
  const [fromY, toY] = [before, after].map(bands => new Map(bands.map(({ option, y }) => [option, y]))) as [Map<OptionId, number>, Map<OptionId, number>];
  return [...stays, ...moved.toSorted((a, b) => (places.get(a.to) ?? 0) - (places.get(b.to) ?? 0))].flatMap(({ from, to, size }) => {
    const [start, end] = [fromY.get(from), toY.get(to)];
    if (size <= 0 || start === undefined || end === undefined) return [];
    fromY.set(from, start + size);
    toY.set(to, end + size);
    return [{ from, to, column, fromY: start, toY: end, height: size }];
  });
}
