import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';
import { countBelow, matching } from './council-branch.ts';
import type { CouncilBranch } from './council-branch.ts';
import { ChevronIcon } from './icons.tsx';
import './council-tree.css';

/** Children shown at once; a federation may have eight hundred below one council. */
const PAGE = 40;

/**
 * The councils as nested lists that open one by one. Only open branches are in the page, so the number of
 * councils does not matter. Plain lists and buttons, because every screen reader knows them.
 */
export function CouncilTree({ root, title }: { readonly root: CouncilBranch; readonly title: string }) {
  const { t } = useTranslation();
  const field = useId();
  const [sought, setSought] = useState('');
  const settled = useDeferredValue(sought.trim());
  const shown = settled === '' ? root : matching(root, settled);
  return (
    <div className="council-tree">
      <div className="field">
        <label htmlFor={field}>{t('tree.search')}</label>
        <input id={field} type="search" className="input" value={sought} onChange={event => setSought(event.target.value)} />
      </div>
      <nav aria-label={title}>
        {shown ? <ul><Council branch={shown} depth={0} open={settled !== ''} key={settled} /></ul> : <p className="note" role="status">{t('tree.none', { sought: settled })}</p>}
      </nav>
    </div>
  );
}

interface CouncilProps { readonly branch: CouncilBranch; readonly depth: number; readonly open: boolean }

function Council({ branch, depth, open }: CouncilProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(open || depth === 0);
  const [limit, setLimit] = useState(PAGE);
  const below = branch.children.length === 0 ? 0 : countBelow(branch);
  return (
    <li>
      <div className="council">
        {below > 0
          ? <button type="button" className="council__toggle" aria-expanded={isOpen} aria-label={t('tree.below', { name: branch.name, count: below })} onClick={() => setOpen(!isOpen)}><ChevronIcon /></button>
          : <span className="council__leaf" />}
        <span className="council__title">
          <AppLink className="council__name" href={branch.href}>{branch.name}</AppLink>
          <span className="council__kind">{branch.kind}</span>
        </span>
        {branch.seats && <span className="council__seats figures">{t('tree.seats', branch.seats)}</span>}
      </div>
      {isOpen && below > 0 && (
        <ul>
          {branch.children.slice(0, limit).map(child => <Council key={child.id} branch={child} depth={depth + 1} open={open} />)}
          {branch.children.length > limit && (
            <li><button type="button" className="button" data-tone="quiet" onClick={() => setLimit(limit + 5 * PAGE)}>{t('tree.more', { count: branch.children.length - limit })}</button></li>
          )}
        </ul>
      )}
    </li>
  );
}
