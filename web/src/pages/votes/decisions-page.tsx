import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionsQuery } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

const STAGES = ['in-force', 'suspended', 'awaits-ratification', 'awaits-confirmation', 'refused', 'annulled', 'lapsed'] as const;

/** The register of what has been decided, where, and whether it is in force. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const [stage, setStage] = useState('');
  const [page, setPage] = useState(0);
  const query = useQuery(decisionsQuery(org, { page, ...(stage !== '' && { stage }) }));
  return (
    <div className="page-flow">
      <PageHead title={t('section.decisions')} lead={t('decisions.lead')} />
      <div className="field">
        <label htmlFor="stage">{t('decisions.stage')}</label>
        <select id="stage" className="input" value={stage} onChange={event => { setStage(event.target.value); setPage(0); }}>
          <option value="">{t('decisions.all')}</option>
          {STAGES.map(one => <option key={one} value={one}>{words('decisionStage', one)}</option>)}
        </select>
      </div>
      <Loaded query={query}>
        {({ decisions, more }) => (decisions.length === 0 ? <EmptyState title={t('decisions.none')} /> : (
          <>
            <DataTable
              caption={t('decisions.caption')} rows={decisions} keyOf={decision => decision.id} pageSize={100}
              columns={[
                { key: 'title', title: t('decisions.title'), cell: decision => <AppLink href={at(org, 'decisions', decision.id)}>{decision.title ?? t('motion.untitled')}</AppLink>, sortBy: decision => decision.title ?? '' },
                { key: 'body', title: t('decisions.body'), cell: decision => <AppLink href={at(org, 'bodies', decision.body)}>{decision.bodyName}</AppLink>, sortBy: decision => decision.bodyName },
                { key: 'effect', title: t('decisions.effect'), cell: decision => words('effect', decision.effect), sortBy: decision => decision.effect },
                { key: 'at', title: t('decisions.at'), cell: decision => <Moment at={decision.at} />, sortBy: decision => decision.at },
                { key: 'stage', title: t('decisions.stage'), cell: decision => words('decisionStage', decision.stage), sortBy: decision => decision.stage },
              ]}
            />
            {(page > 0 || more) && <p className="cluster"><button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('table.previous')}</button><button type="button" className="button" disabled={!more} onClick={() => setPage(page + 1)}>{t('table.next')}</button></p>}
          </>
        ))}
      </Loaded>
    </div>
  );
}
