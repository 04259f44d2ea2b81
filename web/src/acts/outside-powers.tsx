import { useTranslation } from 'react-i18next';
import type { EffectChoice } from '../api/councils.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useRefusal } from '../app/use-refusal.tsx';
import { useWords } from '../app/use-words.ts';
import { Refusal } from '../components/refusal.tsx';

/** What the body may not decide, each with the article that gives it to others, or that nothing gives it to anybody. */
export function OutsidePowers({ body, effects }: { readonly body: string; readonly effects: readonly EffectChoice[] }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const words = useWords();
  const refusal = useRefusal(org, zone);
  if (effects.length === 0) return null;
  return (
    <details className="outside-powers">
      <summary>{t('effectField.outside', { count: effects.length })}</summary>
      <p className="note">{t('effectField.outsideLead', { body })}</p>
      <ul className="entries">
        {effects.map(each => each.refusal && (
          <li key={each.effect}>
            <details>
              <summary>{words('effect', each.effect)} <span className="note">{words('refusalCode', each.refusal.code)}</span></summary>
              <div className="act-panel__why"><Refusal {...refusal(each.refusal)} /></div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
