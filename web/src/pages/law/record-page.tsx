import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportAddress, recordQuery } from '../../api/rolls.ts';
import type { RecordView } from '../../api/rolls.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { CopyButton } from '../keeping/copy-button.tsx';
import { CodesByKeeper } from './codes-by-keeper.tsx';
import { RecordEntries } from './record-entries.tsx';

/** The record: how long, under which seal, entry by entry, and how to check it without trusting this server. */
export function RecordPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  // The numbers before which each older page begins; empty on the newest.
  const [older, setOlder] = useState<readonly number[]>([]);
  const query = useQuery({ ...recordQuery(org, older.at(-1)), placeholderData: last => last });
  return (
    <div className="page-flow">
      <PageHead title={t('section.record')} lead={t('record.lead')} />
      <Loaded query={query}>
        {record => (
          <>
            <Seal record={record} />
            <Verify />
            <Section title={t('ledger.provesNot')}><ul className="prose bullets"><li>{t('ledger.not1')}</li><li>{t('ledger.not2')}</li><li>{t('ledger.not3')}</li><li>{t('ledger.not4')}</li></ul></Section>
            <CodesByKeeper />
            <Section title={t('record.entries')}>
              <RecordEntries key={record.entries[0]?.seq} entries={record.entries} />
              <p className="cluster">
                <button type="button" className="button" disabled={older.length === 0} onClick={() => setOlder(older.slice(0, -1))}>{t('record.newer')}</button>
                <button type="button" className="button" disabled={record.next === null} onClick={() => { if (record.next !== null) setOlder([...older, record.next]); }}>{t('record.older')}</button>
              </p>
            </Section>
          </>
        )}
      </Loaded>
      <Section title={t('erase.title')}><div className="prose"><p>{t('erase.what')}</p><p>{t('erase.stays')}</p><p>{t('erase.how')}</p></div></Section>
    </div>
  );
}

function Seal({ record: { size, waiting, key, checkpoint } }: { readonly record: RecordView }) {
  const { t } = useTranslation();
  return (
    <FactsList facts={[
      { name: t('record.size'), value: size },
      { name: t('record.waiting'), value: waiting > 0 ? waiting : undefined },
      { name: t('record.checkpoint'), value: checkpoint === null ? t('ledger.noSeal') : <div className="stack-tight"><pre className="machine">{checkpoint.trim()}</pre><p className="note">{t('ledger.sealNote')}</p><CopyButton text={checkpoint} name={t('record.checkpoint')} /></div> },
      { name: t('record.key'), value: key === '' ? undefined : <div className="stack-tight"><p className="machine">{key}</p><CopyButton text={key} name={t('record.key')} /></div> },
    ]} />
  );
}

function Verify() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const command = `sovet-verify ${org}.sovet-record`;
  return (
    <Section title={t('record.verify')}>
      <ol className="prose steps"><li>{t('record.step1')}</li><li>{t('record.step2')} <code className="machine">{command}</code></li><li>{t('record.step3')}</li></ol>
      <p className="cluster" data-print="no"><a className="button" data-tone="primary" href={exportAddress(org)} download>{t('record.download')}</a><CopyButton text={command} name={t('ledger.command')} /></p>
    </Section>
  );
}
