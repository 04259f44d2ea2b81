import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { CheckIcon } from './icons.tsx';
import './confirmation.css';

/** Stands where the form stood and takes the focus, so that nobody has to look for a message that fades. */
export function Confirmation({ children, quiet = false }: { readonly children: ReactNode; readonly quiet?: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (quiet) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, [quiet]);
  return (
    <div className="confirmation" ref={place} tabIndex={-1} role="status">
      <CheckIcon />
      <div>{children}</div>
    </div>
  );
}
