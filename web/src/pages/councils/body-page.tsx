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
  const isMade = body.seats.length > 0;
  return (
    <div className="page-flow">
      <PageHead title={body.name} councils={councils} lead={<><BodyLead body={body} /> {article && <ArticleReference article={article} />}</>} />
      <ActsHere about={[body.id, ...body.seats.map(seat => seat.id)]} holderOf={id => body.seats.find(seat => seat.id === id)?.holder?.name} />
      {isMade && (
        <Section title={t('seats.title')}>
          {body.seats.length > 2 && <SeatMap title={body.name} seats={body.seats.map(seat => ({ id: seat.id, constituency: seat.constituencyName ?? t('seats.atLarge'), ...(seat.holder && { holder: seat.holder.name }), mine: seat.holder !== undefined && seat.holder.person === me?.person }))} />}
          <SeatTable seats={body.seats} />
        </Section>
      )}
      {body.apportionment.lines.length > 0 && <Apportionment apportionment={body.apportionment} />}
      <Proceedings body={body} />
    </div>
  );
}

/** How many sit here and how they come to; also before the first election, and where a small unit sits as a whole. */
function BodyLead({ body }: { readonly body: BodyView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const toArticle = useArticle(org);
  if (body.direct) {
    const article = toArticle(body.direct.article, body.direct.articleLabel);
    return <>{t('body.direct', { have: body.direct.have, below: body.direct.below })} {article && article.label !== body.articleLabel && <ArticleReference article={article} />}</>;
  }
  if (body.seats.length > 0) return t('body.lead', { count: body.seats.length });
  if (body.form === 'assembly' || body.form === 'referendum') return t('body.everybody');
  return <>{t('body.unfilled', { count: body.apportionment.seats })} {body.interim && t('body.interim', { name: body.interim.name })}</>;
}

/** Why so many seats. Where the charter gives a plain number there is nothing to work out. */
function Apportionment({ apportionment: { lines, seats, overCap } }: { readonly apportionment: BodyView['apportionment'] }) {
  const { t } = useTranslation();
  const isWorkedOut = lines.some(line => line.figure !== null || line.applied.length > 0);
  return (
    <Section title={t('apportionment.title')}>
      <p>{t(isWorkedOut ? 'apportionment.total' : 'apportionment.fixed', { count: seats })}{overCap !== null && ` ${t('apportionment.overCap', { cap: overCap })}`}</p>
      {isWorkedOut && <ApportionmentTable lines={lines} named="constituency" />}
    </Section>
  );
}
