import { useId } from 'react';
import type { ReactNode } from 'react';

/** A part of a page under a heading of its own, which screen readers find as a region. */
export function Section({ title, children, aside, isPrinted = true }: { readonly title: string; readonly children: ReactNode; readonly aside?: ReactNode; /** False for what concerns only who looks at the page. */ readonly isPrinted?: boolean }) {
  const heading = useId();
  return (
    <section className="stack-tight page-section" aria-labelledby={heading} data-print={isPrinted ? undefined : 'no'}>
      <div className="page-section__head"><h2 id={heading}>{title}</h2>{aside}</div>
      {children}
    </section>
  );
}
