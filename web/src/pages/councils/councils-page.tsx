import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { UnitBranches, UnitBranch } from './unit-branch.tsx';
import '../../components/council-tree.css';

/** All councils: those of the whole, and the tree of units, which opens branch by branch. */
export function CouncilsPage() {
  const { t } = useTranslation();
  const { id: org, bodies, counts } = useOrganisation();
  const words = useWords();
  return (
    <div className="page-flow">
      <PageHead title={t('councils.title')} lead={t('councils.lead', { units: counts.units, bodies: counts.bodies, filled: counts.seatsFilled, seats: counts.seats })} />
      <Section title={t('councils.whole')}>
        <ul className="entries">
          {bodies.map(body => <li key={body.id}><AppLink className="entries__title" href={at(org, 'bodies', body.id)}>{body.name}</AppLink>{body.form && <p className="note">{words('bodyForm', body.form)}</p>}</li>)}
        </ul>
      </Section>
      <Section title={t('councils.units')}><UnitTree /></Section>
    </div>
  );
}

function UnitTree() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const field = useId();
  const [sought, setSought] = useState('');
  const settled = useDeferredValue(sought.trim());
  const found = useQuery({ ...unitsQuery(org, { q: settled }), enabled: settled !== '' });
  return (
    <div className="council-tree">
      <div className="field">
        <label htmlFor={field}>{t('councils.search')}</label>
        <input id={field} type="search" className="input" value={sought} onChange={event => setSought(event.target.value)} />
      </div>
      <nav aria-label={t('councils.units')}>
        {settled === '' ? <UnitBranches parent={undefined} depth={0} /> : (
          <Loaded query={found}>
            {({ units }) => (units.length === 0
              ? <p className="note" role="status">{t('tree.none', { sought: settled })}</p>
              : <ul>{units.map(unit => <UnitBranch key={unit.id} unit={unit} depth={1} />)}</ul>)}
          </Loaded>
        )}
      </nav>
    </div>
  );
}
