import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryQuery } from '../../api/rolls.ts';
import type { RecordEntry } from '../../api/rolls.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { ArticleReference } from '../../components/article-reference.tsx';

/** Entries in plain words; each opens with its exact bytes and the proof that it is in the record. */
export function RecordEntries({ entries }: { readonly entries: readonly RecordEntry[] }) {
  return <ol className="entries record-entries">{entries.map(entry => <Entry key={entry.seq} entry={entry} />)}</ol>;
}

/** The body of "city-council@eastquay" as words. */
function bodyName(id: string | undefined): string {
  return (id ?? '').replaceAll('-', ' ').replace('@', ', ');
}

function Entry({ entry: { seq, kind, at, authority, articleLabel, byName, params } }: { readonly entry: RecordEntry }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(authority, articleLabel);
  const [isOpen, setOpen] = useState(false);
  const body = bodyName(params['body']);
  return (
    <li>
      <span className="note figures record-entries__number">{seq}</span>
      <div>
        <p><b>{words('recorded', kind)}</b>{body !== '' && `: ${body}`}</p>
        <p className="entries__more"><span>{byName ?? t('record.byClock')}</span><Moment at={at} />{article && <ArticleReference article={article} />}<button type="button" className="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t('record.show')}<span className="visually-hidden"> {seq}</span></button></p>
        {isOpen && <Proof seq={seq} />}
      </div>
    </li>
  );
}

function Proof({ seq }: { readonly seq: number }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const query = useQuery(entryQuery(org, seq));
  return (
    <Loaded query={query}>
      {({ canonical, proof }) => (
        <div className="stack-tight">
          <p className="note">{t('ledger.proofNote', { size: proof.size })}</p>
          <FactsList facts={[
            { name: t('record.canonical'), value: <span className="machine">{canonical}</span> },
            { name: t('record.leaf'), value: <span className="machine">{proof.leaf}</span> },
            { name: t('record.path'), value: <pre className="machine">{proof.path.join('\n')}</pre> },
            { name: t('record.root'), value: <span className="machine">{proof.root}</span> },
          ]} />
        </div>
      )}
    </Loaded>
  );
}
