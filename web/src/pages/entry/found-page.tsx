import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkCharter, readCharter } from '../../api/installation.ts';
import type { CharterCheck, CharterText } from '../../api/installation.ts';
import { PageHead } from '../../app/page-head.tsx';
import { StepSection } from '../../app/step-section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import { Shell } from '../../components/shell.tsx';
import { StepTrail } from '../../components/step-trail.tsx';
import { CharterChoice } from './charter-choice.tsx';
import { CharterReading } from './charter-reading.tsx';
import { Naming } from './naming.tsx';

/** As the server takes it: plain letters, ending in .md. */
function charterFileName(name: string): string {
  return `${name.replace(/\.[^.]*$/u, '').replaceAll(/[^\w.-]+/gu, '-').slice(0, 100) || 'charter'}.md`;
}

interface Chosen { readonly charter: CharterText; readonly check: CharterCheck }
type Step = 'charter' | 'reading' | 'naming';

/** Which steps can be gone to: the last one opens when nothing is left to accept, and after the founding no way leads back. */
function openSteps(chosen: Chosen | undefined, accepted: readonly string[], isFounded: boolean): readonly Step[] {
  if (isFounded) return [];
  if (chosen === undefined) return ['charter'];
  const isReady = !chosen.check.unusable && chosen.check.blocking.every(code => accepted.includes(code));
  return isReady ? ['charter', 'reading', 'naming'] : ['charter', 'reading'];
}

/** Founding in three steps: choose the charter, read it with what the check found, name the organisation. */
export function FoundPage() {
  const { t } = useTranslation();
  const failure = useFailure();
  const [step, setStep] = useState<Step>('charter');
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [isFounded, setFounded] = useState(false);
  const choose = useMutation({
    mutationFn: async (text: CharterText): Promise<Chosen> => ({ charter: text, check: await checkCharter(text) }),
    onMutate: () => setAccepted([]), onSuccess: () => setStep('reading'),
  });
  const take = useMutation({ mutationFn: readCharter, onSuccess: charter => choose.mutate(charter) });
  const chosen = choose.data;
  const error = take.error ?? choose.error;
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="page-flow found">
        <PageHead title={t('found.title')} lead={step === 'charter' && t('found.lead')} />
        <StepTrail
          title={t('found.steps')} current={step} open={openSteps(chosen, accepted, isFounded)} onGo={setStep}
          steps={[{ id: 'charter', name: t('found.choose') }, { id: 'reading', name: t('found.read') }, { id: 'naming', name: t('found.name') }]}
        />
        {step === 'charter' && (
          <StepSection title={t('found.choose')} first={chosen === undefined}>
            {(take.isPending || choose.isPending) && <Progress title={t('found.checking')} done={0} />}
            {error && <ErrorNote title={failure(error)} />}
            <CharterChoice onShipped={file => take.mutate(file)} onUpload={(text, name) => choose.mutate({ file: charterFileName(name), text })} />
          </StepSection>
        )}
        {step === 'reading' && chosen && (
          <StepSection title={chosen.check.name ?? chosen.charter.file}>
            <CharterReading check={chosen.check} accepted={accepted} onAccept={setAccepted} onOther={() => setStep('charter')} onGoOn={() => setStep('naming')} />
          </StepSection>
        )}
        {step === 'naming' && chosen && <StepSection title={t('found.name')}><Naming {...chosen} acknowledged={accepted} onFounded={() => setFounded(true)} /></StepSection>}
      </div>
    </Shell>
  );
}
