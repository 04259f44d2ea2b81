import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Count, Stage } from '#tally/contest.ts';
import { ChevronIcon } from '../components/icons.tsx';
import { ResultTable } from './result-table.tsx';
import { StageFlow } from './stage-flow.tsx';
import { useStageWords, type NameOf } from './use-stage-words.ts';
import './count.css';

interface StageStepsProps {
  readonly counted: Count;
  readonly nameOf: NameOf;
}

/** The count to walk through: where the votes went, the stage at hand in words, and the whole sheet. */
export function StageSteps({ counted, nameOf }: StageStepsProps) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(1);
  const { stages } = counted;
  const words = useStageWords(counted, nameOf);
  const stage = stages[number - 1] ?? stages[0];
  if (!stage) return null;
  const flows = stages.length > 1 && stages.some(each => (each.transfers ?? []).length > 0);
  return (
    <div className="stack">
      {stages.length > 1 && (
        <section className="stage-steps" aria-label={t('count.steps.label')} data-print="no">
          {flows && <StageFlow counted={counted} nameOf={nameOf} stage={stage.stage} onStage={setNumber} />}
          <div className="stage-steps__walk">
            <button type="button" className="button" disabled={number === 1} onClick={() => setNumber(number - 1)}><span className="stage-steps__back"><ChevronIcon /></span>{t('count.steps.back')}</button>
            <button type="button" className="button" disabled={number === stages.length} onClick={() => setNumber(number + 1)}>{t('count.steps.on')}<ChevronIcon /></button>
          </div>
          <div aria-live="polite"><StageTold stage={stage} of={stages.length} title={words.title(stage)} sentences={words.sentences(stage)} /></div>
        </section>
      )}
      <ResultTable title={t('count.table.title')} counted={counted} nameOf={nameOf} {...(stages.length > 1 && { stage: stage.stage })} />
      <details className="stage-words" open={stages.length === 1}>
        <summary>{t('count.steps.all')}</summary>
        <ol>{stages.map(each => <li key={each.stage}><StageTold stage={each} title={words.title(each)} sentences={words.sentences(each)} /></li>)}</ol>
      </details>
    </div>
  );
}

interface StageToldProps {
  readonly stage: Stage;
  readonly of?: number;
  readonly title: string;
  readonly sentences: readonly string[];
}

function StageTold({ stage, of, title, sentences }: StageToldProps) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="stage-told__title">{of === undefined ? t('count.steps.stage', { stage: stage.stage }) : t('count.steps.stageOf', { stage: stage.stage, of })} <span>{title}</span></h3>
      {sentences.map((sentence, index) => <p key={index}>{sentence}</p>)}
    </>
  );
}
