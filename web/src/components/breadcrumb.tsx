import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';
import './breadcrumb.css';

export interface CouncilStep { readonly name: string; readonly href: string }

interface BreadcrumbProps {
  readonly councils: readonly CouncilStep[];
  /** False on the page of something that belongs to the last council: a vote, a motion. */
  readonly isPageLast?: boolean;
}

/** From the whole organisation down to the council on this page, or to the one that the page belongs to. */
export function Breadcrumb({ councils, isPageLast = true }: BreadcrumbProps) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumb" aria-label={t('breadcrumb.title')}>
      <ol>
        {councils.map((council, depth) => (
          <li key={council.href}>
            <AppLink href={council.href} aria-current={isPageLast && depth === councils.length - 1 ? 'page' : undefined}>{council.name}</AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
