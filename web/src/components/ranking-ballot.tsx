import { useTranslation } from 'react-i18next';
import { CrossIcon, DownIcon, UpIcon } from './icons.tsx';
import { useAnnounce } from './live-region.tsx';
import { move, rank, ranksOf, unrank } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import './ranking-ballot.css';

export interface BallotCandidate { readonly id: string; readonly name: string; readonly note?: string }

interface RankingBallotProps {
  readonly title: string;
  readonly candidates: readonly BallotCandidate[];
  readonly ranking: Ranking;
  readonly onRank: (ranking: Ranking) => void;
  /** Ranks that count; all of them when absent. */
  readonly most?: number;
  /** Where the count reads shared ranks: who shares the rank of the one above. */
  readonly sharing?: Sharing;
}

interface Sharing { readonly shared: readonly string[]; readonly onShare: (shared: readonly string[]) => void }

/** Ranks by tapping in order of preference; places change by buttons, so that no drag and no fine hand is needed. */
export function RankingBallot({ title, candidates, ranking, onRank, most, sharing }: RankingBallotProps) {
  const { t } = useTranslation();
  const byId = new Map(candidates.map(candidate => [candidate.id, candidate]));
  const ranked = ranking.flatMap(id => byId.get(id) ?? []);
  const placeOf = (id: string): number => 1 + ranksOf(ranking, sharing?.shared ?? []).findIndex(ranks => ranks.includes(id));
  const isFull = most !== undefined && ranking.length >= most;
  const waiting = candidates.filter(candidate => !ranking.includes(candidate.id));
  return (
    <fieldset className="ranking-ballot">
      <legend>{title}</legend>
      <p className="note">{t('ranking.how')}{sharing && ` ${t('ranking.howShared')}`}{most !== undefined && most < candidates.length && ` ${t('ranking.most', { count: most })}`}</p>
      {ranked.length > 0 && (
        <ol className="ranking-ballot__ranked" aria-label={t('ranking.ranked')}>
          {ranked.map((candidate, index) => <RankedCandidate key={candidate.id} candidate={candidate} place={placeOf(candidate.id)} at={index} ranking={ranking} onRank={onRank} sharing={sharing} />)}
        </ol>
      )}
      {waiting.length > 0 && !isFull && <WaitingCandidates candidates={waiting} next={1 + ranksOf(ranking, sharing?.shared ?? []).length} ranking={ranking} onRank={onRank} />}
    </fieldset>
  );
}

interface RankedProps { readonly candidate: BallotCandidate; readonly place: number; /** From 0, in the order. */ readonly at: number; readonly sharing: Sharing | undefined; readonly ranking: Ranking; readonly onRank: (ranking: Ranking) => void }

function RankedCandidate({ candidate, place, at, ranking, onRank, sharing }: RankedProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { id, name } = candidate;
  const step = (by: -1 | 1): void => {
    onRank(move(ranking, id, by));
    announce(t('ranking.nowAt', { name, place: at + 1 + by }));
  };
  const remove = (): void => {
    onRank(unrank(ranking, id));
    announce(t('ranking.removed', { name }));
  };
  const isShared = at > 0 && sharing?.shared.includes(id) === true;
  const share = ({ shared, onShare }: Sharing): void => {
    onShare(isShared ? shared.filter(other => other !== id) : [...shared, id]);
    announce(t(isShared ? 'ranking.parted' : 'ranking.nowShared', { name }));
  };
  return (
    <li>
      <span className="ranking-ballot__place figures" aria-hidden="true">{place}</span>
      <span className="ranking-ballot__name">{name}{candidate.note && <span className="note">{candidate.note}</span>}</span>
      <span className="ranking-ballot__moves">
        {sharing && <button type="button" className="button" data-tone={isShared ? 'primary' : 'quiet'} data-shape="square" aria-label={t('ranking.share', { name })} aria-pressed={isShared} disabled={at === 0} onClick={() => share(sharing)}>=</button>}
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('ranking.up', { name })} disabled={at === 0} onClick={() => step(-1)}><UpIcon /></button>
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('ranking.down', { name })} disabled={at === ranking.length - 1} onClick={() => step(1)}><DownIcon /></button>
        <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={t('ranking.remove', { name })} onClick={remove}><CrossIcon /></button>
      </span>
    </li>
  );
}

interface WaitingProps { readonly candidates: readonly BallotCandidate[]; readonly next: number; readonly ranking: Ranking; readonly onRank: (ranking: Ranking) => void }

function WaitingCandidates({ candidates, next, ranking, onRank }: WaitingProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const add = ({ id, name }: BallotCandidate): void => {
    onRank(rank(ranking, id));
    announce(t('ranking.nowAt', { name, place: next }));
  };
  return (
    <ul className="ranking-ballot__waiting" aria-label={t('ranking.waiting')}>
      {candidates.map(candidate => (
        <li key={candidate.id}>
          <button type="button" onClick={() => add(candidate)}>
            <span className="ranking-ballot__place figures" aria-hidden="true">{next}</span>
            <span className="ranking-ballot__name">{candidate.name}{candidate.note && <span className="note">{candidate.note}</span>}</span>
            <span className="visually-hidden">{t('ranking.add', { place: next })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
