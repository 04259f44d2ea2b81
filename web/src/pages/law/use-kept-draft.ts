import { useState } from 'react';
import type { Draft } from './amendment-draft.ts';

const keyOf = (of: string): string => `sovet.amendment.${of}`;

function stored(of: string, begun: Draft): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(of)) ?? 'null') as Draft | null ?? begun;
  } catch {
    return begun; // Storage is forbidden here, or holds something else.
  }
}

/**
 * A draft that is still there when its writer has looked something up on another page; it ends with the tab.
 *
 * @param of the organisation, or the resolution that proposes the amendment
 * @param begun what it begins with
 */
export function useKeptDraft(of: string, begun: Draft = []): readonly [Draft, (draft: Draft) => void, () => void] {
  const [draft, setDraft] = useState(() => stored(of, begun));
  const keep = (next: Draft): void => {
    setDraft(next);
    try {
      sessionStorage.setItem(keyOf(of), JSON.stringify(next));
    } catch {
      // Not kept; it is still on the page.
    }
  };
  const forget = (): void => {
    try {
      sessionStorage.removeItem(keyOf(of));
    } catch {
      // Nothing was kept.
    }
  };
  return [draft, keep, forget];
}
