import { useTranslation } from 'react-i18next';
import { CrossIcon, DownIcon, UpIcon } from './icons.tsx';
import { useAnnounce } from './live-region.tsx';
import { move, rank, unrank } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import './ranking-ballot.css';

export interface BallotCandidate { readonly id: string; readonly name: string; readonly note?: string }

interface RankingBallotProps {
  readonly title: string;
  readonly candidates: readonly BallotCandidate[];
  readonly ranking: Ranking;
  readonly onRank: (ranking: Ranking) => void;
}

/** Ranks by tapping in order of preference; places change by buttons, so that no drag and no fine hand is needed. */
export function RankingBallot({ title, candidates, ranking, onRank }: RankingBallotProps) {
  const { t } = useTranslation();
  const byId = new Map(candidates.map(candidate => [candidate.id, candidate]));
  const ranked = ranking.flatMap(id => byId.get(id) ?? []);
  const waiting = candidates.filter(candidate => !ranking.includes(candidate.id));
  return (
    <fieldset className="ranking-ballot">
      <legend>{title}</legend>
      <p className="note">{t('ranking.how')}</p>
      {ranked.length > 0 && (
        <ol className="ranking-ballot__ranked" aria-label={t('ranking.ranked')}>
          {ranked.map((candidate, index) => <RankedCandidate key={candidate.id} candidate={candidate} place={index + 1} ranking={ranking} onRank={onRank} />)}
        </ol>
      )}
      {waiting.length > 0 && <WaitingCandidates candidates={waiting} ranking={ranking} onRank={onRank} />}
    </fieldset>
  );
}

interface RankedProps { readonly candidate: BallotCandidate; readonly place: number; readonly ranking: Ranking; readonly onRank: (ranking: Ranking) => void }

function RankedCandidate({ candidate, place, ranking, onRank }: RankedProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { id, name } = candidate;
  const step = (by: -1 | 1): void => {
    onRank(move(ranking, id, by));
    announce(t('ranking.nowAt', { name, place: place + by }));
  };
  const remove = (): void => {
    onRank(unrank(ranking, id));
    announce(t('ranking.removed', { name }));
  };
  return (
    <li>
      <span className="ranking-ballot__place figures" aria-hidden="true">{place}</span>
      <span className="ranking-ballot__name">{name}{candidate.note && <span className="note">{candidate.note}</span>}</span>
      <span className="ranking-ballot__moves">
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('ranking.up', { name })} disabled={place === 1} onClick={() => step(-1)}><UpIcon /></button>
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('ranking.down', { name })} disabled={place === ranking.length} onClick={() => step(1)}><DownIcon /></button>
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('ranking.remove', { name })} onClick={remove}><CrossIcon /></button>
      </span>
    </li>
  );
}

interface WaitingProps { readonly candidates: readonly BallotCandidate[]; readonly ranking: Ranking; readonly onRank: (ranking: Ranking) => void }

function WaitingCandidates({ candidates, ranking, onRank }: WaitingProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const add = ({ id, name }: BallotCandidate): void => {
    onRank(rank(ranking, id));
    announce(t('ranking.nowAt', { name, place: ranking.length + 1 }));
  };
  return (
    <ul className="ranking-ballot__waiting" aria-label={t('ranking.waiting')}>
      {candidates.map(candidate => (
        <li key={candidate.id}>
          <button type="button" onClick={() => add(candidate)}>
            <span className="ranking-ballot__place figures" aria-hidden="true">{ranking.length + 1}</span>
            <span className="ranking-ballot__name">{candidate.name}{candidate.note && <span className="note">{candidate.note}</span>}</span>
            <span className="visually-hidden">{t('ranking.add', { place: ranking.length + 1 })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
