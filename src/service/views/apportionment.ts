/** An apportionment with its arithmetic, for people who check it. */
import { formatRational } from '#kernel/rational.ts';
import type { Apportionment } from '#assembly/seats.ts';
import type { Reading } from '../reading.ts';
import { unitNames } from './bodies.ts';

export interface ApportionmentLine {
  readonly constituency: string | null;
  readonly name: string | null;
  readonly figure: number | null;
  readonly base: string | null;
  readonly exact: string | null;
  readonly rounded: number | null;
  readonly seats: number;
  readonly voice: 'vote' | 'consultative';
  readonly applied: readonly string[];
  /** Figure at which a seat is gained. */
  readonly nextAt: number | null;
  /** Figure below which a seat is lost. */
  readonly lostBelow: number | null;
}

export async function apportionmentLines(reading: Reading, { lines }: Apportionment): Promise<readonly ApportionmentLine[]> {
  const names = await unitNames(reading, lines.map(line => line.constituency));
  return lines.map(({ constituency, figure, base, award, seats, voice }) => ({
    constituency: constituency ?? null, name: names(constituency) ?? null, figure: figure ?? null, base: base ?? null,
    exact: award ? formatRational(award.exact) : null, rounded: award ? Number(award.rounded) : null, seats, voice, applied: award?.applied ?? [],
    nextAt: award?.nextAt === undefined ? null : Number(award.nextAt), lostBelow: award?.lostBelow === undefined ? null : Number(award.lostBelow),
  }));
}
