/** A JSON value. Counts beyond 2^53 and exact fractions travel as strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
