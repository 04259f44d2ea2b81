import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';
import { LiveRegion } from './live-region.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import './shell.css';

export interface ShellSection { readonly title: string; readonly href: string; readonly current?: boolean }

interface ShellProps {
  readonly organisation: { readonly name: string; readonly href: string };
  /** Who is signed in; absent for a visitor. */
  readonly person?: { readonly name: string; readonly href: string } | undefined;
  readonly sections?: readonly ShellSection[];
  readonly children: ReactNode;
}

/** The frame of every page: skip link, masthead with the organisation's name, sections, main text. */
export function Shell({ organisation, person, sections = [], children }: ShellProps) {
  const { t } = useTranslation();
  return (
    <LiveRegion>
      <a className="skip-link" href="#main">{t('shell.skip')}</a>
      <header className="shell">
        <div className="shell__masthead">
          <AppLink className="shell__organisation" href={organisation.href}>{organisation.name}</AppLink>
          <div className="shell__controls">
            {person && <AppLink className="shell__person" href={person.href}>{person.name}</AppLink>}
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
        {sections.length > 0 && <ShellSections sections={sections} />}
      </header>
      <main id="main" tabIndex={-1} className="page">{children}</main>
    </LiveRegion>
  );
}

function ShellSections({ sections }: { readonly sections: readonly ShellSection[] }) {
  const { t } = useTranslation();
  return (
    <nav className="shell__sections" aria-label={t('shell.sections')}>
      <ul>
        {sections.map(section => (
          <li key={section.href}>
            <AppLink href={section.href} aria-current={section.current ? 'page' : undefined}>{section.title}</AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
