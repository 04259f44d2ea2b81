import { parseRational, rational, ZERO } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import type { CountRecord } from '#assembly/order.ts';
import type { CountedCandidate, CountStage } from '../../components/count-stages.tsx';

interface StageWords {
  readonly first: string;
  readonly transfer: string;
  readonly elected: (names: string) => string;
  readonly excluded: (names: string) => string;
}

/** Votes as counts record them: whole, as a fraction, or with the decimals that the rules of the count keep ("12.50000"). */
export function votesFrom(text: string): Rational {
  const [, whole, decimals] = /^(\d+)\.(\d+)$/u.exec(text) ?? [];
  if (whole === undefined || decimals === undefined) return parseRational(text) ?? ZERO;
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** Who was elected first, then who stayed in the count longest. */
export function inOrderOfFate<Option extends { readonly id: string }>(count: CountRecord, options: readonly Option[]): readonly Option[] {
  const placeOf = (id: string): number => {
    const elected = count.elected.indexOf(id);
    if (elected !== -1) return elected - options.length;
    const excluded = count.stages.find(stage => stage.excluded.includes(id))?.stage;
    return excluded === undefined ? 0 : 1 + count.stages.length - excluded;
  };
  return options.toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
}

/** The recorded stages as a sheet: what happened at each, and where every candidate's fate was decided. */
export function countSheet(count: CountRecord, options: readonly { readonly id: string; readonly name: string }[], words: StageWords): { readonly candidates: readonly CountedCandidate[]; readonly stages: readonly CountStage[] } {
  const namesOf = (ids: readonly string[]): string => ids.map(id => options.find(option => option.id === id)?.name ?? id).join(', ');
  const fateOf = (id: string): CountedCandidate['fate'] => {
    const elected = count.stages.find(stage => stage.elected.includes(id));
    if (elected) return { kind: 'elected', stage: elected.stage };
    const excluded = count.stages.find(stage => stage.excluded.includes(id));
    return excluded && { kind: 'excluded', stage: excluded.stage };
  };
  const titleOf = ({ elected, excluded }: CountRecord['stages'][number], index: number): string => {
    const said = [...(elected.length > 0 ? [words.elected(namesOf(elected))] : []), ...(excluded.length > 0 ? [words.excluded(namesOf(excluded))] : [])];
    return [...(index === 0 ? [words.first] : said.length === 0 ? [words.transfer] : []), ...said].join('. ');
  };
  return {
    candidates: inOrderOfFate(count, options).map(({ id, name }) => {
      const fate = fateOf(id);
      return { id, name, ...(fate && { fate }) };
    }),
    stages: count.stages.map((stage, index) => ({
      title: titleOf(stage, index),
      votes: new Map(Object.entries(stage.votes).map(([id, votes]) => [id, votesFrom(votes)])),
      exhausted: votesFrom(stage.nonTransferable),
    })),
  };
}
