import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { charterQuery } from '../../api/charter.ts';
import { useOrganisation } from '../../app/organisation-context.ts';

/** What the rules of an article say, as the rule book says it: the authority of an act in words. */
export function ArticleSaid({ article }: { readonly article: string }) {
  const { t, i18n } = useTranslation();
  const { id: org } = useOrganisation();
  const { data } = useQuery({ ...charterQuery(org), staleTime: 60_000 });
  const said = data?.articles.find(each => each.id === article)?.sentences[i18n.language === 'ru' ? 'ru' : 'en'] ?? [];
  return said.length === 0 ? null : <div><p className="label">{t('amend.rule')}</p>{said.map(sentence => <p key={sentence} className="note">{sentence}</p>)}</div>;
}
