import { useState } from 'react';
import type { Draft } from './amendment-draft.ts';

const keyOf = (org: string): string => `sovet.amendment.${org}`;

function stored(org: string): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(org)) ?? '[]') as Draft;
  } catch {
    return []; // Storage is forbidden here, or holds something else.
  }
}

/** A draft that is still there when its writer has looked something up on another page; it ends with the tab. */
export function useKeptDraft(org: string): readonly [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => stored(org));
  const keep = (next: Draft): void => {
    setDraft(next);
    try {
      sessionStorage.setItem(keyOf(org), JSON.stringify(next));
    } catch {
      // Not kept; it is still on the page.
    }
  };
  return [draft, keep];
}
