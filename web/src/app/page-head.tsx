import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import type { CouncilStep } from '../components/breadcrumb.tsx';

interface PageHeadProps {
  readonly title: string;
  readonly label?: string | undefined;
  readonly lead?: ReactNode;
  readonly councils?: readonly CouncilStep[];
}

/** The first page keeps the browser's own start of reading; every later one begins at its heading. */
let isFirstPage = true;

/**
 * A screen reader has read the page to its end, "One moment…", before the answer was there, and says no more. The
 * place that speaks stands in index.html: only one that was there before is heard.
 */
function sayThatItIsHere(title: string): void {
  const place = document.querySelector('#arrived');
  if (place) place.textContent = title;
}

function isHere(href: string | undefined): boolean {
  return href !== undefined && decodeURIComponent(href) === decodeURIComponent(location.pathname);
}

/** The heading of a page: names the window, and takes the focus after a change of page, so that it is read first. */
export function PageHead({ title, label, lead, councils = [] }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { document.title = `${title} · Sovet`; }, [title]);
  useEffect(() => {
    if (isFirstPage) sayThatItIsHere(title);
    else heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
    // Only when the page comes; a title that changes while it is read is not spoken.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <header className="stack-tight page-head">
      {councils.length > 0 && <Breadcrumb councils={councils} isPageLast={isHere(councils.at(-1)?.href)} />}
      {label && <p className="label">{label}</p>}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
    </header>
  );
}
