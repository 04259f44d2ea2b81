import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EffectKind } from '#charter/law.ts';
import { bodyPowersQuery } from '../api/councils.ts';
import type { BodyPowers, EffectChoice } from '../api/councils.ts';
import { Loaded } from '../app/loaded.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { useWords } from '../app/use-words.ts';
import { CharterAmendment } from './charter-amendment.tsx';
import { EffectPartField } from './effect-part-field.tsx';
import { beginning, EFFECT_PARTS, isEffect, isWhole } from './effect-parts.ts';
import type { Parts } from './effect-parts.ts';
import { OutsidePowers } from './outside-powers.tsx';
import { RulesSaid } from './rules-said.tsx';

interface EffectFieldProps { /** In which it is moved. */ readonly body: string; readonly /** Null while something it must name is missing. */ onEffect: (effect: Parts | null) => void }

/** What the motion would do when carried: first what the charter lets this body decide, and behind it what not, and why. */
export function EffectField({ body, onEffect }: EffectFieldProps) {
  const { id: org } = useOrganisation();
  const powers = useQuery(bodyPowersQuery(org, body));
  return <Loaded query={powers}>{found => <EffectOf key={body} powers={found} onEffect={onEffect} />}</Loaded>;
}

/** A plain resolution where the body may pass one; else the first thing that it may decide. */
function firstOf(within: readonly EffectChoice[], wanted: string | undefined): EffectKind {
  if (isEffect(wanted)) return wanted;
  return within.some(each => each.effect === 'decide') ? 'decide' : within[0]?.effect ?? 'decide';
}

function EffectOf({ powers, onEffect }: { readonly powers: BodyPowers; readonly onEffect: EffectFieldProps['onEffect'] }) {
  const { t } = useTranslation();
  const words = useWords();
  const field = useId();
  const { effect: wanted, motion, decision } = useSearch({ strict: false });
  const within = powers.effects.filter(each => each.refusal === null);
  const [effect, setEffect] = useState<Parts>(() => beginning(firstOf(within, wanted), powers, { motion, decision }));
  const kind = effect['kind'] as EffectKind;
  const choice = powers.effects.find(each => each.effect === kind);
  const change = (next: Parts): void => {
    setEffect(next);
    onEffect(isWhole(next, powers) ? next : null);
  };
  const begin = useEffectEvent(() => onEffect(isWhole(effect, powers) ? effect : null));
  useEffect(() => begin(), []);
  // What a link asks for is shown even where the charter will refuse it: the refusal says why.
  const shown = powers.effects.filter(each => each.refusal === null || each.effect === kind);
  return (
    <>
      <div className="field">
        <label htmlFor={field}>{t('field.effect')}</label>
        <select id={field} className="input" value={kind} onChange={event => change(beginning(event.target.value as EffectKind, powers))}>
          {shown.map(each => <option key={each.effect} value={each.effect}>{words('effect', each.effect)}</option>)}
        </select>
      </div>
      {choice && <RulesSaid rules={choice.rules} />}
      {kind === 'amend-charter' && <CharterAmendment onPrepared={change} />}
      {choice && EFFECT_PARTS[kind].map(part => <EffectPartField key={`${kind}${part.name}`} part={part} powers={powers} choice={choice} effect={effect} given={{ motion, decision }} onParts={parts => change({ ...effect, ...parts })} />)}
      <OutsidePowers powers={powers} />
    </>
  );
}
