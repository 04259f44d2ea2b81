import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import './progress.css';

interface ProgressProps {
  readonly title: string;
  readonly done: number;
  /** Absent while nobody knows how much there is to do. */
  readonly total?: number;
  /** True where the title tells the figures already. */
  readonly isTold?: boolean;
}

/** How far a long piece of work has come, in its own units. */
export function Progress({ title, done, total, isTold = false }: ProgressProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <div className="progress">
      <p className="progress__head"><span id={name}>{title}</span>{total !== undefined && !isTold && <span className="figures">{t('progress.of', { done, total })}</span>}</p>
      <progress aria-labelledby={name} value={total === undefined ? undefined : done} max={total ?? 1} />
    </div>
  );
}
