declare const brand: unique symbol;

/** A primitive that cannot be confused with another of the same representation. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
