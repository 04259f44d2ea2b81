import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/contest.ts';
import { inOrderOfFate } from '#tally/result-sheet.ts';
import { flowLayout, LOST, type FlowRibbon } from './flow-layout.ts';
import type { NameOf } from './use-stage-words.ts';
import './count.css';

/** Pixels. */
const [COLUMN, BAND, GAP, HEAD] = [64, 10, 14, 26];
const NAMES = 150;
/** Of a name beside its band, with what more would not fit. */
const MOST_SIGNS = 22;

interface StageFlowProps {
  readonly counted: Count;
  readonly nameOf: NameOf;
  readonly stage: number;
  readonly onStage: (stage: number) => void;
}

/** A ribbon bends in the middle between two columns. */
function ribbonPath({ column, fromY, toY, height }: FlowRibbon): string {
  const [x0, x1] = [(column - 1) * COLUMN + BAND, column * COLUMN];
  const middle = (x0 + x1) / 2;
  return `M${x0} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${x1} ${toY}V${toY + height}C${middle} ${toY + height} ${middle} ${fromY + height} ${x0} ${fromY + height}Z`;
}

const short = (name: string): string => (name.length > MOST_SIGNS ? `${name.slice(0, MOST_SIGNS - 1)}…` : name);

/** Where the votes went, all stages at once: bands are candidates, ribbons what stays and what goes. The table and the words say the same. */
export function StageFlow({ counted, nameOf, stage, onStage }: StageFlowProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const order = inOrderOfFate(counted, Object.keys(counted.stages[0]?.votes ?? {}).map(id => id as OptionId));
  const { bands, ribbons } = flowLayout(counted, order, { height: Math.max(260, order.length * 34), gap: GAP });
  // Whoever holds nothing takes no room.
  const height = Math.max(GAP, ...bands.map(band => band.y + band.height));
  const width = (counted.stages.length - 1) * COLUMN + BAND;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const x = NAMES + (stage - 1) * COLUMN;
    if (x < element.scrollLeft + NAMES || x > element.scrollLeft + element.clientWidth - COLUMN) element.scrollTo({ left: x - element.clientWidth / 2 });
  }, [stage]);
  const fateOf = (option: OptionId): string => (option === LOST ? 'lost' : counted.elected.includes(option) ? 'elected' : 'other');
  const labels = [
    ...bands.filter(band => band.column === 0).map(band => ({ ...band, x: -8, anchor: 'end' as const })),
    ...bands.filter(band => band.column === counted.stages.length - 1).map(band => ({ ...band, x: width + 8, anchor: 'start' as const })),
  ];
  return (
    <div className="scroller stage-flow" ref={scroller} tabIndex={0} role="region" aria-label={t('count.flow.region')} data-print="no">
      <svg width={width + 2 * NAMES} height={height + HEAD + 8} viewBox={`${-NAMES} ${-HEAD} ${width + 2 * NAMES} ${height + HEAD + 8}`} role="img" aria-label={t('count.flow.label', { stages: counted.stages.length })}>
        <rect className="stage-flow__now" x={(stage - 1) * COLUMN - 10} y={-HEAD} width={BAND + 20} height={height + HEAD + 8} />
        {counted.stages.map((each, index) => <text key={each.stage} className="stage-flow__stage" x={index * COLUMN + BAND / 2} y={-9} textAnchor="middle" data-now={each.stage === stage} onClick={() => onStage(each.stage)}>{each.stage}</text>)}
        {ribbons.map((ribbon, index) => (
          <path key={index} className="stage-flow__ribbon" d={ribbonPath(ribbon)} data-moves={ribbon.from !== ribbon.to} data-now={ribbon.column === stage - 1} data-fate={fateOf(ribbon.to)} />
        ))}
        {bands.map(({ option, column, y, height: size }) => <rect key={`${option}-${column}`} className="stage-flow__band" x={column * COLUMN} y={y} width={BAND} height={Math.max(size, 1)} data-fate={fateOf(option)} />)}
        {labels.map(({ option, column, y, height: size, x, anchor }) => (
          <text key={`${option}-${column}`} className="stage-flow__name" x={x} y={y + size / 2} dominantBaseline="central" textAnchor={anchor} data-fate={fateOf(option)}>{option === LOST ? t('count.table.nonTransferable') : short(nameOf(option))}</text>
        ))}
      </svg>
    </div>
  );
}
