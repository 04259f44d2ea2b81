import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/councils.ts';
import type { UnitNode } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { AppLink } from '../../components/app-link.tsx';
import { ChevronIcon } from '../../components/icons.tsx';

/** Children shown at once; one council may have hundreds below it. */
const SHOWN = 40;

/** The units inside one, asked for when its branch is opened. */
export function UnitBranches({ parent, depth }: { readonly parent: string | undefined; readonly depth: number }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const [limit, setLimit] = useState(SHOWN);
  const query = useQuery(unitsQuery(org, parent === undefined ? {} : { parent }));
  return (
    <Loaded query={query}>
      {({ units }) => (
        <ul>
          {units.slice(0, limit).map(unit => <UnitBranch key={unit.id} unit={unit} depth={depth} />)}
          {units.length > limit && <li><button type="button" className="button" data-tone="quiet" onClick={() => setLimit(limit + 5 * SHOWN)}>{t('tree.more', { count: units.length - limit })}</button></li>}
        </ul>
      )}
    </Loaded>
  );
}

export function UnitBranch({ unit, depth }: { readonly unit: UnitNode; readonly depth: number }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className="council">
        {unit.children > 0
          ? <button type="button" className="council__toggle" aria-expanded={isOpen} aria-label={t('tree.below', { name: unit.name, count: unit.children })} onClick={() => setOpen(!isOpen)}><ChevronIcon /></button>
          : <span className="council__leaf" />}
        <span className="council__title">
          <AppLink className="council__name" href={at(org, 'units', unit.id)}>{unit.name}</AppLink>
          <span className="council__kind">{unit.kind.replaceAll('-', ' ')}</span>
        </span>
        <span className="council__seats figures">{t('councils.members', { count: unit.members })}</span>
      </div>
      {isOpen && <UnitBranches parent={unit.id} depth={depth + 1} />}
    </li>
  );
}
