import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { buildSample, enterSample, installationQuery, personasQuery, sampleQuery } from '../../api/installation.ts';
import type { Persona, SampleProgress } from '../../api/installation.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { useWords } from '../../app/use-words.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import { Shell } from '../../components/shell.tsx';

/** The sample federation: built once, then entered as one of its people. */
export function SamplePage() {
  const { t } = useTranslation();
  const query = useQuery(sampleQuery);
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="page-flow">
        <PageHead title={t('sample.title')} lead={t('sample.lead')} />
        <Loaded query={query}>{progress => (progress.state === 'ready' ? <Personas org={progress.org} /> : <Building progress={progress} />)}</Loaded>
      </div>
    </Shell>
  );
}

function Building({ progress: { state, done, total } }: { readonly progress: SampleProgress }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const failure = useFailure();
  const build = useMutation({ mutationFn: buildSample, onSettled: () => queries.invalidateQueries({ queryKey: ['sample'] }) });
  const { mutate } = build;
  useEffect(() => { if (state === 'none') mutate(); }, [state, mutate]);
  if (state === 'failed') return <ErrorNote title={t('sample.failed')} action={{ name: t('load.again'), onClick: () => mutate() }} />;
  if (build.isError) return <ErrorNote title={failure(build.error)} action={{ name: t('load.again'), onClick: () => mutate() }} />;
  return <Progress title={t('sample.building')} done={done} {...(total > 0 && { total })} />;
}

function Personas({ org }: { readonly org: string | undefined }) {
  const { t } = useTranslation();
  const query = useQuery(personasQuery);
  const queries = useQueryClient();
  const router = useRouter();
  const failure = useFailure();
  const enter = useMutation({
    mutationFn: enterSample,
    onSuccess: async answer => {
      const entered = answer.org ?? org ?? (await queries.fetchQuery({ ...installationQuery, staleTime: 0 })).organisations.find(organisation => organisation.sample)?.id;
      queries.clear();
      if (entered !== undefined) router.history.push(at(entered));
    },
  });
  return (
    <Section title={t('sample.choose')}>
      {enter.isError && <ErrorNote title={failure(enter.error)} />}
      <Loaded query={query}>
        {personas => <ul className="entries">{personas.map(persona => <PersonaEntry key={persona.person} persona={persona} isBusy={enter.isPending} onEnter={() => enter.mutate(persona.person)} />)}</ul>}
      </Loaded>
    </Section>
  );
}

interface PersonaEntryProps { readonly persona: Persona; readonly isBusy: boolean; readonly onEnter: () => void }

function PersonaEntry({ persona: { name, role, unit }, isBusy, onEnter }: PersonaEntryProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <li className="persona">
      <div><h3>{name}</h3><p className="note">{[words('role', role), unit].filter(Boolean).join(' · ')}</p></div>
      <button type="button" className="button" disabled={isBusy} onClick={onEnter}>{t('sample.enter')}<span className="visually-hidden"> {name}</span></button>
    </li>
  );
}
