import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../acts/act-panel.tsx';
import { useActTitle } from '../acts/use-act-title.ts';
import { bodyIn, nowQuery } from '../api/organisation.ts';
import type { NowView, OpenActView, ThingRef } from '../api/organisation.ts';
import { at, pageOf } from '../app/addresses.ts';
import { Loaded } from '../app/loaded.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { PageHead } from '../app/page-head.tsx';
import { useRefusal } from '../app/use-refusal.tsx';
import { useThingName } from '../app/use-thing-name.ts';
import { useWords } from '../app/use-words.ts';
import { AppLink } from '../components/app-link.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/refusal.tsx';

/** One act on a page of its own, so that a link to it can be sent. */
export function ActPage() {
  const { id: org } = useOrganisation();
  const { kind } = useParams({ from: '/o/$org/do/$kind' });
  const { about } = useSearch({ from: '/o/$org/do/$kind' });
  const query = useQuery(nowQuery(org, bodyIn(about)));
  return <Loaded query={query}>{now => <ActOrRefusal key={`${kind} ${about}`} now={now} kind={kind} about={about} />}</Loaded>;
}

interface ActOrRefusalProps { readonly now: NowView; readonly kind: string; readonly about: string | undefined }

function ActOrRefusal({ now, kind, about }: ActOrRefusalProps) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const words = useWords();
  const refusal = useRefusal(org, zone);
  const titleOf = useActTitle();
  const thingName = useThingName();
  const found = now.acts.find(act => act.kind === kind && act.object.id === about);
  // What was open when the page was opened stays in its form, so that the answer is seen after the act is done.
  const [first] = useState<OpenActView | undefined>(found);
  const act = first ?? found;
  const closed = now.closed.find(other => other.kind === kind && other.object.id === about);
  const thing = act?.object ?? closed?.object;
  const title = act ? titleOf(act) : words('actKind', kind);
  return (
    <div className="page-flow">
      <PageHead title={(thing && thingName(thing)) ?? title} label={title} />
      {act && <ActPanel act={act} />}
      {!act && closed && <Refusal {...refusal(closed.refusal)} />}
      {!act && !closed && <EmptyState title={t('do.gone')} />}
      <WaysOn thing={thing} />
    </div>
  );
}

function WaysOn({ thing }: { readonly thing: ThingRef | undefined }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const thingName = useThingName();
  const page = thing && pageOf(org, thing);
  return <p className="cluster">{page && <AppLink href={page}>{t('do.toThing', { name: thingName(thing) ?? thing.name })}</AppLink>}<AppLink href={at(org)}>{t('now.title')}</AppLink></p>;
}
