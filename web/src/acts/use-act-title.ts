import { useTranslation } from 'react-i18next';
import type { ClosedActView, OpenActView, ThingRef } from '../api/organisation.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useWords } from '../app/use-words.ts';

type AnyAct = OpenActView | ClosedActView;

/** An act as an imperative; a demand says what for, a way of voting which one. */
export function useActTitle(): (act: AnyAct) => string {
  const { t } = useTranslation();
  const { me } = useOrganisation();
  const words = useWords();
  return act => {
    const { kind } = act;
    if (kind === 'sign') return t('do.sign', { demand: words('petitionFor', 'content' in act ? String(act.content['for']) : act.object.type === 'seat' ? 'recall' : 'convene') });
    if (kind === 'demand-mode' && 'content' in act) return t('do.demandMode', { mode: words('voteMode', String(act.content['mode'])) });
    const body = 'title' in act ? act.title.params['body'] ?? '' : '';
    const effect = 'content' in act ? effectOf(act) : undefined;
    if (effect === 'instruct-delegate') return t('do.instruct', { body });
    if (effect === 'ratify-decision') return t('do.consent', { body });
    if (effect === 'verify-election') return t('do.verify', { body });
    if (isForAnother(act, me?.person)) return t('signatures.signFor', { name: act.title.params['person'] ?? '' });
    return words('actKind', kind);
  };
}

/** Signing for somebody who comes forward by petition: the nomination names them already. */
function isForAnother(act: AnyAct, me: string | undefined): act is OpenActView {
  return act.kind === 'nominate' && 'content' in act && act.needs.length === 0 && act.content['person'] !== me;
}

/** What a motion would do, where that is settled before it is written. */
function effectOf({ kind, content }: OpenActView): string | undefined {
  const effect: unknown = kind === 'move' ? content['effect'] : undefined;
  return typeof effect === 'object' && effect !== null && 'kind' in effect ? String(effect.kind) : undefined;
}

/** The name of what an act is about; a mark that nobody can read is no name. */
export function nameOf({ id, name }: ThingRef): string | undefined {
  return name === id ? undefined : name;
}
