import { useTranslation } from 'react-i18next';
import { AppLink } from '../components/app-link.tsx';
import { Shell } from '../components/shell.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="stack">
        <h1>{t('page.notFound')}</h1>
        <p><AppLink href="/">{t('page.notFoundWay')}</AppLink></p>
      </div>
    </Shell>
  );
}
