import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import type { CouncilStep } from '../components/breadcrumb.tsx';
import { useAnnounce } from '../components/live-region.tsx';

interface PageHeadProps {
  readonly title: string;
  readonly label?: string | undefined;
  readonly lead?: ReactNode;
  readonly councils?: readonly CouncilStep[];
}

/** The first page keeps the browser's own start of reading; every later one begins at its heading. */
let isFirstPage = true;

/** A heading that could always take the focus is called clickable by screen readers. */
function focusOnce(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
}

function isHere(href: string | undefined): boolean {
  return href !== undefined && decodeURIComponent(href) === decodeURIComponent(location.pathname);
}

/** The heading of a page: names the window, and takes the focus after a change of page, so that it is read first. */
export function PageHead({ title, label, lead, councils = [] }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  useEffect(() => { document.title = `${title} · Sovet`; }, [title]);
  useEffect(() => {
    // A screen reader has read to the end, "One moment…", before the answer was there, and would say no more.
    if (isFirstPage) announce(title);
    else if (heading.current) focusOnce(heading.current);
    isFirstPage = false;
    // Only when the page comes: a title that changes while it is read is not spoken.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <header className="stack-tight page-head">
      {councils.length > 0 && <Breadcrumb councils={councils} isPageLast={isHere(councils.at(-1)?.href)} />}
      {label && <p className="label">{label}</p>}
      <h1 ref={heading}>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
    </header>
  );
}
