import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** Takes the focus when it appears, so that the answer to what somebody just did is read and seen next. */
export function Attention({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div className={className} ref={place} tabIndex={-1}>{children}</div>;
}
