import { useTranslation } from 'react-i18next';
import type { ArticleLink } from '../components/article-reference.tsx';
import { at } from './addresses.ts';

/** The link to an article by its id and its label as printed; undefined where no article is named. */
export function useArticle(org: string): (id: string | undefined, label?: string) => ArticleLink | undefined {
  const { t } = useTranslation();
  return (id, label) => {
    if (id === undefined || id === 'none') return undefined;
    if (id === 'house-rules' || id === 'constituent' || id === 'clock') return { label: '', name: t(`authority.${id}`), href: `${at(org, 'charter')}#house-rules` };
    return { label: label ?? id.replace('-', ' '), href: `${at(org, 'charter')}#${encodeURIComponent(id)}` };
  };
}
