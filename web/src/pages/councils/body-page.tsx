import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActsHere } from '../../acts/acts-here.tsx';
import { bodyQuery } from '../../api/councils.ts';
import type { BodyView } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { ArticleReference } from '../../components/article-reference.tsx';
import { SeatMap } from '../../components/seat-map.tsx';
import { ApportionmentTable } from './apportionment-table.tsx';
import { Proceedings } from './proceedings.tsx';
import { SeatTable } from './seat-table.tsx';

/** A body: who sits there for whom, why so many, what it does, and what the reader may do about it. */
export function BodyPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/bodies/$id' });
  const query = useQuery(bodyQuery(org, id));
  return <Loaded query={query}>{body => <Body key={id} body={body} />}</Loaded>;
}

function Body({ body }: { readonly body: BodyView }) {
  const { t } = useTranslation();
  const { id: org, name, me } = useOrganisation();
  const article = useArticle(org)(body.article, body.articleLabel);
  const councils = [{ name, href: at(org, 'councils') }, ...(body.unit === undefined ? [] : [{ name: body.unitName ?? body.unit, href: at(org, 'units', body.unit) }]), { name: body.kindName, href: at(org, 'bodies', body.id) }];
  const isAssembly = body.seats.length === 0;
  return (
    <div className="page-flow">
      <PageHead title={body.name} councils={councils} lead={<>{t(isAssembly ? 'body.everybody' : 'body.lead', { count: body.seats.length })} {article && <ArticleReference article={article} />}</>} />
      <ActsHere about={[body.id, ...body.seats.map(seat => seat.id)]} holderOf={id => body.seats.find(seat => seat.id === id)?.holder?.name} />
      {!isAssembly && (
        <Section title={t('seats.title')}>
          {body.seats.length > 2 && <SeatMap title={body.name} seats={body.seats.map(seat => ({ id: seat.id, constituency: seat.constituencyName ?? t('seats.atLarge'), ...(seat.holder && { holder: seat.holder.name }), mine: seat.holder !== undefined && seat.holder.person === me?.person }))} />}
          <SeatTable seats={body.seats} />
        </Section>
      )}
      {body.apportionment.lines.length > 0 && (
        <Section title={t('apportionment.title')}>
          <p>{t('apportionment.total', { count: body.apportionment.seats })}{body.apportionment.overCap !== null && ` ${t('apportionment.overCap', { cap: body.apportionment.overCap })}`}</p>
          <ApportionmentTable lines={body.apportionment.lines} named="constituency" />
        </Section>
      )}
      <Proceedings body={body} />
    </div>
  );
}
