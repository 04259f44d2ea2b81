import { useTranslation } from 'react-i18next';
import type { BodyPowers, EffectChoice } from '../api/councils.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useRefusal } from '../app/use-refusal.tsx';
import { useWords } from '../app/use-words.ts';
import { Refusal } from '../components/refusal.tsx';

/** The kinds of bodies that hold the power instead. */
function holdersOf({ refusal }: EffectChoice): readonly string[] {
  const held: unknown = refusal?.facts['heldBy'];
  return Array.isArray(held) ? held.map(String) : [];
}

/** What the body may not decide, each with the article that gives it to others, or that nothing gives it to anybody. */
export function OutsidePowers({ powers: { name, effects: all, bodyKinds } }: { readonly powers: BodyPowers }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const words = useWords();
  const refusal = useRefusal(org, zone);
  const effects = all.filter(each => each.refusal !== null);
  if (effects.length === 0) return null;
  const whose = (choice: EffectChoice): string => holdersOf(choice).map(id => bodyKinds.find(kind => kind.id === id)?.name ?? id).join(', ');
  return (
    <details className="outside-powers">
      <summary>{t('effectField.outside', { count: effects.length })}</summary>
      <p className="note">{t('effectField.outsideLead', { body: name })}</p>
      <ul className="entries">
        {effects.map(each => each.refusal && (
          <li key={each.effect}>
            <details>
              <summary>{words('effect', each.effect)} <span className="note">{whose(each) || words('refusalCode', each.refusal.code)}</span></summary>
              <div className="act-panel__why"><Refusal {...refusal(each.refusal)} /></div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
