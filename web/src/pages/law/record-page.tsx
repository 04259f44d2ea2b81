import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryQuery, exportAddress, recordQuery } from '../../api/rolls.ts';
import type { RecordEntry, RecordView } from '../../api/rolls.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { ArticleReference } from '../../components/article-reference.tsx';

/** The record: how long, under which seal, entry by entry, and how to check it without trusting this server. */
export function RecordPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const [page, setPage] = useState(0);
  const query = useQuery({ ...recordQuery(org, page), placeholderData: last => last });
  return (
    <div className="page-flow">
      <PageHead title={t('section.record')} lead={t('record.lead')} />
      <Loaded query={query}>{record => <Record record={record} page={page} onPage={setPage} />}</Loaded>
    </div>
  );
}

interface RecordProps { readonly record: RecordView; readonly page: number; readonly onPage: (page: number) => void }

function Record({ record, page, onPage }: RecordProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  return (
    <>
      <FactsList facts={[
        { name: t('record.size'), value: record.size },
        { name: t('record.waiting'), value: record.waiting > 0 ? record.waiting : undefined },
        { name: t('record.key'), value: record.key !== '' && <span className="machine">{record.key}</span> },
        { name: t('record.checkpoint'), value: record.checkpoint !== null && <pre className="machine">{record.checkpoint}</pre> },
      ]} />
      <Section title={t('record.verify')}>
        <ol className="prose steps"><li>{t('record.step1')}</li><li>{t('record.step2')} <code className="machine">sovet-verify {org}.sovet-record</code></li><li>{t('record.step3')}</li></ol>
        <p data-print="no"><a className="button" data-tone="primary" href={exportAddress(org)} download>{t('record.download')}</a></p>
      </Section>
      <Section title={t('record.entries')}>
        <ol className="entries">{record.entries.map(entry => <Entry key={entry.seq} entry={entry} />)}</ol>
        {(page > 0 || record.more) && <p className="cluster"><button type="button" className="button" disabled={page === 0} onClick={() => onPage(page - 1)}>{t('record.newer')}</button><button type="button" className="button" disabled={!record.more} onClick={() => onPage(page + 1)}>{t('record.older')}</button></p>}
      </Section>
    </>
  );
}

function Entry({ entry }: { readonly entry: RecordEntry }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(entry.authority);
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <p><span className="note figures">{entry.seq}</span> <b>{words('recorded', entry.kind)}</b></p>
      <p className="entries__more"><span>{entry.byName ?? t('record.byClock')}</span><Moment at={entry.at} />{article && <ArticleReference article={article} />}<button type="button" className="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t('record.show')}<span className="visually-hidden"> {entry.seq}</span></button></p>
      {isOpen && <Proof seq={entry.seq} />}
    </li>
  );
}

function Proof({ seq }: { readonly seq: number }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const query = useQuery(entryQuery(org, seq));
  return (
    <Loaded query={query}>
      {({ canonical, proof }) => <FactsList facts={[
        { name: t('record.canonical'), value: <span className="machine">{canonical}</span> },
        { name: t('record.leaf'), value: <span className="machine">{proof.leaf}</span> },
        { name: t('record.path'), value: <span className="machine">{proof.path.join('\n')}</span> },
        { name: t('record.root'), value: <span className="machine">{proof.root}</span> },
      ]} />}
    </Loaded>
  );
}
