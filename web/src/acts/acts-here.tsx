import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyIn, nowQuery } from '../api/organisation.ts';
import type { ClosedActView, OpenActView } from '../api/organisation.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { Section } from '../app/section.tsx';
import { useRefusal } from '../app/use-refusal.tsx';
import { useWords } from '../app/use-words.ts';
import { Refusal } from '../components/refusal.tsx';
import { ActPanel } from './act-panel.tsx';
import { nameOf, useActTitle } from './use-act-title.ts';
import { usePlaceName } from './use-place-name.ts';

interface ActsHereProps {
  /** Ids of the thing on the page and of what belongs to it. */
  readonly about: readonly string[];
  /** Kinds that the page offers in a form of its own. */
  readonly without?: readonly string[];
  readonly title?: string;
  /** Who holds a seat, where the page knows it: several seats of one body bear the same name. */
  readonly holderOf?: (seat: string) => string | undefined;
}

const isAbout = (act: OpenActView | ClosedActView, about: readonly string[]): boolean => {
  const named = [act.object.id, ...('content' in act ? [...Object.values(act.content), ...act.needs.flatMap(need => (need.type === 'decision' ? need.oneOf ?? [] : []))] : [])];
  return named.some(id => typeof id === 'string' && about.includes(id));
};

/** What the reader may do about the thing on this page, as the server says; and what not, with the reason. */
export function ActsHere({ about, without = [], title, holderOf }: ActsHereProps) {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const { data } = useQuery({ ...nowQuery(org, about.map(bodyIn).find(body => body !== undefined)), enabled: me !== undefined });
  const open = (data?.acts ?? []).filter(act => isAbout(act, about) && !without.includes(act.kind));
  const closed = (data?.closed ?? []).filter(act => isAbout(act, about) && !without.includes(act.kind));
  if (open.length + closed.length === 0) return null;
  return (
    <Section title={title ?? t('do.here')} isPrinted={false}>
      {open.map(act => <FoldedAct key={`${act.kind} ${act.object.id} ${JSON.stringify(act.content)}`} act={act} about={about} whom={holderOf?.(act.object.id)} />)}
      {closed.length > 0 && <ClosedActs acts={closed} />}
    </Section>
  );
}

/** On a page about several things, motions and decisions that its acts are about are named. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['motion', 'decision']);

/** A motion may be open in several places about one thing. */
const PLACES: ReadonlySet<string> = new Set(['body', 'meeting']);

function FoldedAct({ act, about, whom }: { readonly act: OpenActView; readonly about: readonly string[]; readonly whom: string | undefined }) {
  const titleOf = useActTitle();
  const placeOf = usePlaceName();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="act-panel">
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {titleOf(act)}{act.object.type === 'seat' && <span className="note">{act.title.params['person'] ?? whom ?? nameOf(act.object)}</span>}
        {ABOUT_OTHERS.has(act.object.type) && (about.length > 1 || !about.includes(act.object.id)) && <span className="note">{nameOf(act.object)}</span>}
        {act.kind === 'move' && PLACES.has(act.object.type) && !about.includes(act.object.id) && <span className="note">{placeOf(act)}</span>}
      </button>
      {isOpen && <ActPanel act={act} about={about} />}
    </div>
  );
}

export function ClosedActs({ acts }: { readonly acts: readonly ClosedActView[] }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const titleOf = useActTitle();
  const words = useWords();
  const refusal = useRefusal(org, zone);
  return (
    <details>
      <summary>{t('now.closedCount', { count: acts.length })}</summary>
      <ul className="entries">
        {acts.map((act, index) => (
          <li key={index}>
            <details>
              <summary>{titleOf(act)}{nameOf(act.object) && `: ${nameOf(act.object)}`} <span className="note">{words('refusalCode', act.refusal.code)}</span></summary>
              <div className="act-panel__why"><Refusal {...refusal(act.refusal)} /></div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
