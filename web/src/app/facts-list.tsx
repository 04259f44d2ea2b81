import type { ReactNode } from 'react';

/** Names and values side by side, as on the cover of a file. Rows without a value are left out. */
export function FactsList({ facts }: { readonly facts: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  const shown = facts.filter(({ value }) => value !== undefined && value !== null && value !== false && value !== '');
  return <dl className="facts-list">{shown.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}
