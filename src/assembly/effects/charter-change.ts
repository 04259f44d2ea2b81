/** Effects on the charter itself: amendments and readings. The text lies beside; the record holds its version. */
import { changedArticles, sameReadings } from '#charter/changed-articles.ts';
import type { ArticleId, Law, VersionHash } from '#charter/law.ts';
import type { Asking } from '../asking.ts';
import { organisation } from '../entitlement.ts';
import { event } from '../event.ts';
import { refuse, remedy, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import type { Carrying, EffectOf, Ground } from './carrying.ts';

export type CharterEffect = EffectOf<'amend-charter'> | EffectOf<'adopt-reading'>;

/** Articles that another power of amendment names for itself. */
function governedElsewhere(law: Law, articles: readonly ArticleId[], { power }: Ground): readonly ArticleId[] {
  const others = law.powers.filter(each => each.effect === 'amend-charter' && each !== power && each.articles.length > 0);
  return articles.filter(article => power?.articles.includes(article) !== true && others.some(other => other.articles.includes(article)));
}

/**
 * The text that was prepared must change what the motion says, from the text in force now, and nothing else: else it
 * would touch what its movers may not, or take back what was adopted since it was written.
 */
function textFault(rules: Rules, effect: CharterEffect, inForce: VersionHash | undefined, { article }: Ground): Refusal | undefined {
  if (inForce === undefined || rules.isWritten?.(effect.version) === false) return refuse('no-such-thing', article, { version: effect.version }, [remedy('write-again')]);
  const [now, next] = [rules.lawOf(inForce), rules.lawOf(effect.version)];
  const named: readonly ArticleId[] = effect.kind === 'amend-charter' ? effect.articles : [];
  const unnamed = changedArticles(now, next).filter(changed => !named.includes(changed));
  if (unnamed.length > 0) return refuse('collides', article, { articles: unnamed }, [remedy('write-again')]);
  return effect.kind === 'adopt-reading' || sameReadings(now, next) ? undefined : refuse('collides', article, { readings: true }, [remedy('write-again')]);
}

export function* charterFault(rules: Rules, effect: CharterEffect, ground: Ground): Asking<Refusal | undefined> {
  const here = yield* organisation();
  const known = here?.versions.some(version => version.hash === effect.version);
  if (known) return refuse('already-done', ground.article, { version: effect.version });
  const written = textFault(rules, effect, here?.version, ground);
  if (written || effect.kind === 'adopt-reading') return written;
  if (effect.articles.length === 0) return refuse('no-such-thing', ground.article, { articles: [] });
  const untouchable = rules.law.powers.filter(power => power.effect === 'amend-charter').flatMap(power => power.untouchable);
  const kept = effect.articles.filter(article => untouchable.includes(article));
  if (kept.length > 0) return refuse('untouchable', ground.article, { articles: kept });
  const elsewhere = governedElsewhere(rules.law, effect.articles, ground);
  return elsewhere.length === 0 ? undefined : refuse('not-in-competence', ground.article, { articles: elsewhere }, [remedy('move-apart', { articles: elsewhere })]);
}

/** Carried out on the day it begins, so that the version in force is always the last one recorded. */
export function changeCharter(effect: CharterEffect, { decision, at }: Carrying): Change {
  return { events: [event('charter-amended', { version: effect.version, inForce: at, by: decision.id })], applied: [] };
}
