import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';
import './breadcrumb.css';

export interface CouncilStep { readonly name: string; readonly href: string }

/** From the whole organisation down to the council on this page, the last step being the page itself. */
export function Breadcrumb({ councils }: { readonly councils: readonly CouncilStep[] }) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumb" aria-label={t('breadcrumb.title')}>
      <ol>
        {councils.map((council, depth) => (
          <li key={council.href}>
            <AppLink href={council.href} aria-current={depth === councils.length - 1 ? 'page' : undefined}>{council.name}</AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
