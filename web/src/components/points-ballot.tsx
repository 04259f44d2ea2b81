import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BallotCandidate } from './ranking-ballot.tsx';
import './points-ballot.css';

interface PointsBallotProps {
  readonly title: string;
  readonly candidates: readonly BallotCandidate[];
  /** Most for one name, and most for all of them where that is limited. */
  readonly each: number;
  readonly together: number | undefined;
  readonly points: Readonly<Record<string, number>>;
  readonly onGive: (points: Readonly<Record<string, number>>) => void;
}

/** Points for each name by buttons or by typing. What goes beyond the limits cannot be given, so no ballot is spoilt here. */
export function PointsBallot({ title, candidates, each, together, points, onGive }: PointsBallotProps) {
  const { t } = useTranslation();
  const given = Object.values(points).reduce((sum, number) => sum + number, 0);
  const left = together === undefined ? undefined : together - given;
  const give = (id: string, number: number): void => {
    const { [id]: before = 0, ...others } = points;
    const most = Math.min(each, left === undefined ? each : before + left);
    const wanted = Math.max(0, Math.min(most, Math.trunc(number) || 0));
    onGive(wanted === 0 ? others : { ...others, [id]: wanted });
  };
  return (
    <fieldset className="points-ballot">
      <legend>{title}</legend>
      <p className="note" role="status">{left === undefined ? t('points.each', { count: each }) : t('points.left', { count: left })}</p>
      <ul>{candidates.map(candidate => <PointsFor key={candidate.id} candidate={candidate} points={points[candidate.id] ?? 0} isFull={left === 0 || (points[candidate.id] ?? 0) >= each} onGive={number => give(candidate.id, number)} />)}</ul>
    </fieldset>
  );
}

interface PointsForProps { readonly candidate: BallotCandidate; readonly points: number; readonly isFull: boolean; readonly onGive: (points: number) => void }

function PointsFor({ candidate: { name, note }, points, isFull, onGive }: PointsForProps) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <li data-given={points > 0}>
      <label htmlFor={field}>{name}{note && <span className="note">{note}</span>}</label>
      <span className="points-ballot__moves">
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('points.fewer', { name })} disabled={points === 0} onClick={() => onGive(points - 1)}>−</button>
        <input id={field} type="number" className="input figures" min={0} step={1} inputMode="numeric" value={points} onChange={event => onGive(Number(event.target.value))} />
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('points.more', { name })} disabled={isFull} onClick={() => onGive(points + 1)}>+</button>
      </span>
    </li>
  );
}
