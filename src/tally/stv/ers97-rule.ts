/**
 * The single transferable vote of the Electoral Reform Society (1997), as data.
 *
 * Definition: the whole rule book under one name; it leaves nothing to choose but the lot.
 * Source: "How to conduct an election by the Single Transferable Vote", third edition (1997), sections 5 and 6.
 */
export interface Ers97Rule {
  readonly kind: 'ers97';
}
