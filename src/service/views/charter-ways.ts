/** The ways of an amendment while it is being written: who adopts it, step by step, and where this person may move it. */
import { run } from '#assembly/asking.ts';
import { kindOfBody } from '#assembly/ids.ts';
import type { CharterWay } from '#assembly/open-acts/of-charter.ts';
import { charterWays } from '#assembly/open-acts/of-charter.ts';
import { withoutTrace } from '#assembly/open-acts/open-acts.ts';
import type { ArticleId } from '#charter/law.ts';
import { wayOf, type WayStep } from '#charter/way.ts';
import type { Reading } from '../reading.ts';
import { actViews, type ActViews } from './act-views.ts';
import { bodyRefs } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { refusalView, type RefusalView } from './refusal.ts';

export interface WayStepView extends WayStep {
  readonly articleLabel: string;
}

export interface CharterWayView extends ActViews {
  readonly body: string;
  readonly bodyName: string;
  readonly article: string;
  readonly articleLabel: string;
  /** None where the body cannot amend these articles. */
  readonly steps: readonly WayStepView[];
  readonly refusal: RefusalView | null;
}

function stepsOf(reading: Reading, { body, governing }: CharterWay): readonly WayStepView[] {
  if ('lawful' in governing || !governing.power) return [];
  // Whoever acts for the holder of a power decides in its place.
  const steps = wayOf(reading.rules.law, { ...governing.power, heldBy: kindOfBody(body) }, governing.threshold);
  return steps.map(step => ({ ...step, articleLabel: labelOf(reading, step.article) }));
}

export async function charterWayViews(reading: Reading, articles: readonly ArticleId[]): Promise<readonly CharterWayView[]> {
  const { rules, viewer, at, facts } = reading;
  const ways = await run(charterWays(rules, viewer.person, articles, at), withoutTrace(facts.answer));
  const refs = await bodyRefs(reading, ways.map(way => way.body));
  return Promise.all(ways.map(async way => {
    const { body, governing, acts } = way;
    return {
      body, bodyName: refs(body).name, article: governing.article, articleLabel: labelOf(reading, governing.article),
      steps: stepsOf(reading, way), refusal: 'lawful' in governing ? refusalView(governing) : null, ...await actViews(reading, acts),
    };
  }));
}
