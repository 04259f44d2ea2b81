import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { ActsHere } from '../../acts/acts-here.tsx';
import { petitionQuery } from '../../api/councils.ts';
import type { PetitionView } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleReference } from '../../components/article-reference.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { Progress } from '../../components/progress.tsx';

/** A demand that members sign: it takes effect by itself when enough have signed, whoever holds an office. */
export function PetitionPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/petitions/$id' });
  const query = useQuery(petitionQuery(org, id));
  return <Loaded query={query}>{petition => <Petition key={id} petition={petition} />}</Loaded>;
}

function Petition({ petition }: { readonly petition: PetitionView }) {
  const { t } = useTranslation();
  const { id: org, name, zone } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(petition.authority, petition.articleLabel);
  const { body, holder } = petition;
  const title = holder ? t('petition.recall', { name: holder.name }) : `${words('petitionFor', petition.for)}: ${body.name}`;
  return (
    <div className="page-flow">
      <PageHead title={title} label={words('petitionStage', petition.stage)} councils={[{ name, href: at(org, 'councils') }, { name: body.name, href: at(org, 'bodies', body.id) }]} lead={t('petition.lead')} />
      <Progress title={t(petition.counted === 'inhabitants' ? 'petition.inhabitants' : 'petition.signed')} done={petition.signed} total={petition.need} />
      <FactsList facts={[
        { name: t('petition.need'), value: t('petition.needOf', { need: petition.need, base: petition.base }) },
        { name: t('petition.holder'), value: holder && <AppLink href={at(org, 'people', holder.person)}>{holder.name}</AppLink> },
        { name: t('seats.constituency'), value: petition.constituencyName },
        { name: t('petition.opened'), value: <Moment at={petition.opened} /> },
        { name: t('act.until'), value: petition.closes !== undefined && <Deadline at={petition.closes as Instant} zone={zone} /> },
        { name: t('petition.yours'), value: petition.mine ? t('petition.mine') : undefined },
        { name: t('election.vote'), value: petition.poll !== undefined && <AppLink href={at(org, 'polls', petition.poll)}>{t('election.toPoll')}</AppLink> },
        { name: t('act.under'), value: article && <ArticleReference article={article} /> },
      ]} />
      <ActsHere about={[petition.id, ...(petition.seat === undefined ? [] : [petition.seat])]} />
    </div>
  );
}
