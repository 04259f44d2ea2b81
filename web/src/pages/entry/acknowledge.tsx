import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../api/charter.ts';
import { Section } from '../../app/section.tsx';
import { useFindingText } from '../law/use-finding-text.ts';

interface AcknowledgeProps {
  readonly findings: readonly FindingView[];
  /** Codes of the findings that somebody must accept before the charter can be used. */
  readonly blocking: readonly string[];
  readonly accepted: readonly string[];
  readonly onAccept: (accepted: readonly string[]) => void;
  /** False where the page tells it by itself how many are left. */
  readonly tellsLeft?: boolean;
}

/** Each danger is accepted on its own, in its own words: there is no button for all. */
export function Acknowledge({ findings, blocking, accepted, onAccept, tellsLeft = true }: AcknowledgeProps) {
  const { t } = useTranslation();
  const textOf = useFindingText();
  const toggle = (code: string): void => onAccept(accepted.includes(code) ? accepted.filter(other => other !== code) : [...accepted, code]);
  return (
    <Section title={t('found.dangers')}>
      <p className="lead">{t('found.dangersLead')}</p>
      <ul className="entries">
        {blocking.map(code => (
          <li key={code}>
            <ul className="stack-tight">{findings.filter(finding => finding.code === code).map((finding, index) => <li key={index} className="prose">{textOf(finding)}</li>)}</ul>
            <label className="accept"><input type="checkbox" checked={accepted.includes(code)} onChange={() => toggle(code)} /> {t('found.accept')}</label>
          </li>
        ))}
      </ul>
      {tellsLeft && <p className="note" role="status">{t('found.left', { count: blocking.filter(code => !accepted.includes(code)).length })}</p>}
    </Section>
  );
}
