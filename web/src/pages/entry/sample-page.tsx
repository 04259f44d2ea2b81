import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buildSample, enterSample, personasQuery, sampleQuery } from '../../api/installation.ts';
import type { Persona, SampleName, SampleProgress } from '../../api/installation.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { useWords } from '../../app/use-words.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import { Shell } from '../../components/shell.tsx';

const SAMPLES: readonly SampleName[] = ['federation', 'rsfsr'];

/** The samples: what each is, built when somebody wants it, then entered as one of its people. */
export function SamplePage() {
  const { t } = useTranslation();
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="page-flow">
        <PageHead title={t('sample.title')} lead={t('sample.lead')} />
        <div className="samples">{SAMPLES.map(name => <Sample key={name} name={name} />)}</div>
      </div>
    </Shell>
  );
}

function Sample({ name }: { readonly name: SampleName }) {
  const { t } = useTranslation();
  const query = useQuery(sampleQuery(name));
  return (
    <Section title={t(`sample.name.${name}`)}>
      <p>{t(`sample.what.${name}`)}</p>
      <p className="note">{t(`sample.size.${name}`)}</p>
      <Loaded query={query}>{progress => (progress.state === 'ready' ? <Personas name={name} /> : <Building name={name} progress={progress} />)}</Loaded>
    </Section>
  );
}

function Building({ name, progress: { state, done, total } }: { readonly name: SampleName; readonly progress: SampleProgress }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const failure = useFailure();
  const build = useMutation({ mutationFn: () => buildSample(name), onSettled: () => queries.invalidateQueries({ queryKey: ['sample'] }) });
  const again = { name: t('load.again'), onClick: () => build.mutate() };
  if (state === 'failed') return <ErrorNote title={t('sample.failed')} action={again} />;
  if (build.isError) return <ErrorNote title={failure(build.error)} action={again} />;
  if (state === 'waiting') return <Progress title={t('sample.waiting')} done={0} />;
  if (state === 'building') return <Progress title={t('sample.building', { percent: (done / total).toLocaleString(i18n.language, { style: 'percent' }) })} done={done} total={total} isTold />;
  return (
    <>
      <p className="note">{t(`sample.takes.${name}`)}</p>
      <p><button type="button" className="button" data-tone="primary" disabled={build.isPending} onClick={() => build.mutate()}>{t('sample.build')}<span className="visually-hidden">: {t(`sample.name.${name}`)}</span></button></p>
    </>
  );
}

function Personas({ name }: { readonly name: SampleName }) {
  const { t } = useTranslation();
  const query = useQuery(personasQuery(name));
  const queries = useQueryClient();
  const router = useRouter();
  const failure = useFailure();
  const enter = useMutation({
    mutationFn: enterSample,
    onSuccess: ({ org }) => {
      queries.clear();
      router.history.push(at(org));
    },
  });
  return (
    <>
      <p className="label">{t('sample.choose')}</p>
      {enter.isError && <ErrorNote title={failure(enter.error)} />}
      <Loaded query={query}>
        {personas => <ul className="entries">{personas.map(persona => <PersonaEntry key={persona.person} persona={persona} isBusy={enter.isPending} onEnter={() => enter.mutate({ name, person: persona.person })} />)}</ul>}
      </Loaded>
    </>
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
