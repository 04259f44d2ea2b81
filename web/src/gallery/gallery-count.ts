import { rational } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import type { CountedCandidate, CountStage } from '../components/count-stages.tsx';
import type { GalleryWords } from './gallery-words.ts';

/** Invented votes of a small transferable count; sums stay at 96 in every stage. */
const VOTES: readonly (readonly Rational[])[] = [
  [rational(34), rational(23), rational(18), rational(12), rational(9)],
  [rational(25), rational(23 * 34 + 3 * 9, 34), rational(18 * 34 + 2 * 9, 34), rational(12 * 34 + 10 * 9, 34), rational(9 * 34 + 4 * 9, 34)],
  [rational(25), rational(28 * 34 + 27, 34), rational(20 * 34 + 18, 34), rational(12 * 34 + 90, 34)],
  [rational(25), rational(32 * 34 + 27, 34), rational(26 * 34 + 18, 34)],
];
const EXHAUSTED = [rational(0), rational(15 * 9, 34), rational(15 * 9 + 2 * 34 + 36, 34), rational(15 * 9 + 6 * 34 + 126, 34)];
const FATES: readonly CountedCandidate['fate'][] = [
  { kind: 'elected', stage: 1 }, { kind: 'elected', stage: 3 }, { kind: 'elected', stage: 4 }, { kind: 'excluded', stage: 4 }, { kind: 'excluded', stage: 3 },
];

export function galleryCandidates(words: GalleryWords): readonly CountedCandidate[] {
  return words.candidates.map(([name], index) => {
    const fate = FATES[index];
    return fate ? { id: name, name, fate } : { id: name, name };
  });
}

export function galleryStages(words: GalleryWords): readonly CountStage[] {
  return words.count.stages.map((title, stage) => ({
    title,
    votes: new Map(words.candidates.flatMap(([name], index) => {
      const votes = VOTES[stage]?.[index];
      return votes ? [[name, votes] as const] : [];
    })),
    exhausted: EXHAUSTED[stage] ?? rational(0),
  }));
}
