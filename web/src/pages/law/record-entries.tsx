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

/** Entries shown before somebody asks for more. */
const AT_ONCE = 20;

/** Entries in plain words; each opens with its exact bytes and the proof that it is in the record. */
export function RecordEntries({ entries }: { readonly entries: readonly RecordEntry[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(AT_ONCE);
  const left = entries.length - shown;
  return (
    <>
      <ol className="entries record-entries">{entries.slice(0, shown).map(entry => <Entry key={entry.seq} entry={entry} />)}</ol>
      {left > 0 && <button type="button" className="button" onClick={() => setShown(shown + AT_ONCE)}>{t('tree.more', { count: Math.min(left, AT_ONCE) })}</button>}
    </>
  );
}

/** Acts of people whose names the record's pages do not show. */
const BY_NAMELESS: Readonly<Record<string, 'record.bySigner' | 'record.byVoters'>> = { sign: 'record.bySigner', unsign: 'record.bySigner', 'cast-batch': 'record.byVoters' };

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
        <p className="entries__more"><span>{byName ?? t(BY_NAMELESS[kind] ?? 'record.byClock')}</span><Moment at={at} />{article && <ArticleReference article={article} />}<button type="button" className="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t('record.show')}<span className="visually-hidden"> {seq}</span></button></p>
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
            { name: t('record.canonical'), value: <div className="machine machine-box" tabIndex={0} role="region" aria-label={t('record.canonical')}>{canonical}</div> },
            { name: t('record.leaf'), value: <span className="machine">{proof.leaf}</span> },
            { name: t('record.path'), value: <pre className="machine">{proof.path.join('\n')}</pre> },
            { name: t('record.root'), value: <span className="machine">{proof.root}</span> },
          ]} />
        </div>
      )}
    </Loaded>
  );
}
