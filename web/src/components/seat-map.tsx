import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { hemicycle } from './seat-layout.ts';
import './seat-map.css';

export interface SeatOnMap {
  readonly id: string;
  /** Who elects it: "Dockers of quay 4". */
  readonly constituency: string;
  /** Absent while vacant. */
  readonly holder?: string;
  readonly mine?: boolean;
}

type SeatState = 'filled' | 'vacant' | 'mine';

function stateOf(seat: SeatOnMap): SeatState {
  if (seat.mine) return 'mine';
  return seat.holder === undefined ? 'vacant' : 'filled';
}

/** The hall with its seats in the order of the list; the same seats follow as a list for whoever does not see it. */
export function SeatMap({ title, seats }: { readonly title: string; readonly seats: readonly SeatOnMap[] }) {
  const { t } = useTranslation();
  const name = useId();
  const legend = useId();
  const hall = hemicycle(seats.length);
  const counts = { filled: 0, vacant: 0, mine: 0 };
  for (const seat of seats) counts[stateOf(seat)]++;
  const filled = counts.filled + counts.mine;
  return (
    <figure className="seat-map">
      <figcaption id={name} className="seat-map__title">{title}</figcaption>
      <svg viewBox={`${-hall.width / 2} ${-hall.height + 0.5} ${hall.width} ${hall.height}`} role="img" aria-labelledby={`${name} ${legend}`}>
        {seats.map((seat, index) => {
          const place = hall.places[index];
          return place && (
            <circle key={seat.id} cx={place.x} cy={place.y} r={hall.radius} className="seat" data-state={stateOf(seat)}>
              <title>{`${seat.constituency}: ${seat.holder ?? t('seat.vacant')}`}</title>
            </circle>
          );
        })}
      </svg>
      <p className="seat-map__legend" id={legend}>
        <span><i data-state="filled" />{t('seat.filledCount', { count: filled, total: seats.length })}</span>
        <span><i data-state="vacant" />{t('seat.vacantCount', { count: counts.vacant })}</span>
        {counts.mine > 0 && <span><i data-state="mine" />{t('seat.mine')}</span>}
      </p>
      <details className="seat-map__list">
        <summary>{t('seat.list')}</summary>
        <ol>{seats.map(seat => <li key={seat.id}>{seat.constituency}: <b>{seat.holder ?? t('seat.vacant')}</b>{seat.mine && <> ({t('seat.mine')})</>}</li>)}</ol>
      </details>
    </figure>
  );
}
