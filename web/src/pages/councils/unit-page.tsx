import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { unitQuery } from '../../api/councils.ts';
import type { UnitView } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { useFormat } from '../../format/use-format.ts';
import { ApportionmentTable } from './apportionment-table.tsx';
import { UnitBranches } from './unit-branch.tsx';
import '../../components/council-tree.css';

/** A unit: what it lies in, its bodies, the seats it sends upward and why so many. */
export function UnitPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/units/$id' });
  const query = useQuery(unitQuery(org, id));
  return <Loaded query={query}>{unit => <Unit key={id} unit={unit} />}</Loaded>;
}

function Unit({ unit }: { readonly unit: UnitView }) {
  const { t } = useTranslation();
  const { id: org, name } = useOrganisation();
  const { count, day } = useFormat();
  const councils = [{ name, href: at(org, 'councils') }, ...unit.path.map(step => ({ name: step.name, href: at(org, 'units', step.id) })), { name: unit.name, href: at(org, 'units', unit.id) }];
  return (
    <div className="page-flow">
      <PageHead title={unit.name} label={unit.kind.replaceAll('-', ' ')} councils={councils} />
      <FactsList facts={[
        { name: t('unit.members'), value: count(unit.members) },
        { name: t('unit.electors'), value: unit.figures.electors !== undefined && count(unit.figures.electors) },
        { name: t('unit.inhabitants'), value: unit.figures.inhabitants !== undefined && count(unit.figures.inhabitants) },
        { name: t('unit.since'), value: unit.from && day(unit.from) },
        { name: t('unit.until'), value: unit.until && day(unit.until) },
      ]} />
      {unit.bodies.length > 0 && (
        <Section title={t('unit.bodies')}>
          <ul className="entries">{unit.bodies.map(body => <li key={body.id}><AppLink className="entries__title" href={at(org, 'bodies', body.id)}>{body.name}</AppLink></li>)}</ul>
        </Section>
      )}
      {unit.apportionment.length > 0 && <Section title={t('unit.sends')}><ApportionmentTable lines={unit.apportionment} named="body" /></Section>}
      {unit.children > 0 && <Section title={t('unit.below')}><nav className="council-tree" aria-label={t('unit.below')}><UnitBranches parent={unit.id} depth={0} /></nav></Section>}
    </div>
  );
}
