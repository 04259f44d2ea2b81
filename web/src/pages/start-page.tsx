import { useTranslation } from 'react-i18next';
import { Shell } from '../components/shell.tsx';

/** The first page of an installation in which nobody is signed in. */
export function StartPage() {
  const { t } = useTranslation();
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="stack">
        <h1>{t('page.welcome')}</h1>
        <p className="lead">{t('page.welcomeLead')}</p>
      </div>
    </Shell>
  );
}
