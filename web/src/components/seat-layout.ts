/** Where a seat is drawn, in units of the drawing: the chair sits at (0, 0), the hall opens upwards. */
export interface SeatPlace { readonly x: number; readonly y: number }
export interface Hall { readonly places: readonly SeatPlace[]; readonly radius: number; readonly width: number; readonly height: number }

const SPACING = 1;

/** Seats of each row: shared out in proportion to the rows' lengths, the remainder to the outer rows. */
function seatsOfRows(seats: number, radii: readonly number[]): readonly number[] {
  const total = radii.reduce((sum, radius) => sum + radius, 0);
  const shares = radii.map(radius => Math.floor((seats * radius) / total));
  let left = seats - shares.reduce((sum, share) => sum + share, 0);
  for (let row = shares.length - 1; left > 0; row = row === 0 ? shares.length - 1 : row - 1, left--) shares[row] = (shares[row] ?? 0) + 1;
  return shares;
}

/** As many rows as keep neighbours in a row at least one spacing apart. */
function rowRadii(seats: number): readonly number[] {
  for (let rows = 1; ; rows++) {
    const radii = Array.from({ length: rows }, (_, row) => rows + 1.2 + row * SPACING * 1.15);
    const room = radii.reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / (SPACING * 1.08)), 0);
    if (room >= seats) return radii;
  }
}

/**
 * A hemicycle in which the order of the list runs from the left of the hall to the right, through all rows,
 * so that delegations listed together sit together.
 */
export function hemicycle(seats: number): Hall {
  const radii = rowRadii(Math.max(seats, 1));
  const counts = seatsOfRows(seats, radii);
  const places = radii.flatMap((radius, row) => {
    const count = counts[row] ?? 0;
    return Array.from({ length: count }, (_, index) => {
      const turn = count === 1 ? 0.5 : index / (count - 1);
      return { turn, radius, x: -Math.cos(turn * Math.PI) * radius, y: -Math.sin(turn * Math.PI) * radius };
    });
  });
  places.sort((a, b) => a.turn - b.turn || b.radius - a.radius);
  const reach = (radii.at(-1) ?? 1) + SPACING / 2;
  return { places: places.map(({ x, y }) => ({ x, y })), radius: 0.42, width: 2 * reach, height: reach + SPACING / 2 };
}
