import { createContext, use, useCallback, useState } from 'react';
import type { ReactNode } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says something to screen readers that sighted people see happen: a rank given, a ballot cast. */
export function useAnnounce(): (text: string) => void {
  return use(Announce);
}

/** Holds the one polite live region of the page. A repeated text is spoken again, because the key changes. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSpoken(last => ({ text, turn: last.turn + 1 })), []);
  return (
    <Announce value={announce}>
      {children}
      <div className="visually-hidden" role="status"><span key={spoken.turn}>{spoken.text}</span></div>
    </Announce>
  );
}
