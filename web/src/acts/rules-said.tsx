import { useTranslation } from 'react-i18next';
import type { EffectChoice } from '../api/councils.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useArticle } from '../app/use-article.ts';
import { ArticleReference } from '../components/article-reference.tsx';

/** What the rules say that give the body this power, as the rule book says it. */
export function RulesSaid({ rules }: { readonly rules: EffectChoice['rules'] }) {
  const { i18n } = useTranslation();
  const { id: org } = useOrganisation();
  const article = useArticle(org);
  if (rules.length === 0) return null;
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  return (
    <ul className="rules-said">
      {rules.map((rule, index) => {
        const link = article(rule.article, rule.articleLabel);
        return <li key={index} className="note">{link && <><ArticleReference article={link} />: </>}{rule.text[language]}</li>;
      })}
    </ul>
  );
}
