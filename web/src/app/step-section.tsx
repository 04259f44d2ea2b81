import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

/** One step of several on a page. It takes the focus when it is come to, and begins at the top of the window. */
export function StepSection({ title, first = false, children }: { readonly title: string; /** The step with which the page opens. */ readonly first?: boolean; readonly children: ReactNode }) {
  const name = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (first) return;
    scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [first]);
  return (
    <section className="stack page-section" aria-labelledby={name}>
      <h2 id={name} ref={heading} tabIndex={-1} className="step-section__title">{title}</h2>
      {children}
    </section>
  );
}
