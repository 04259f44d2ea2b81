import { useId } from 'react';
import type { ReactNode } from 'react';

/** A part of a page under a heading of its own, which screen readers find as a region. */
export function Section({ title, children, aside }: { readonly title: string; readonly children: ReactNode; readonly aside?: ReactNode }) {
  const heading = useId();
  return (
    <section className="stack-tight page-section" aria-labelledby={heading}>
      <div className="page-section__head"><h2 id={heading}>{title}</h2>{aside}</div>
      {children}
    </section>
  );
}
