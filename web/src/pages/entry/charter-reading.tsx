import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CharterCheck } from '../../api/installation.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { ArticleList } from '../law/article-list.tsx';
import { FindingsSummary } from '../law/findings-summary.tsx';
import { Acknowledge } from './acknowledge.tsx';

interface CharterReadingProps {
  readonly check: CharterCheck;
  readonly accepted: readonly string[];
  readonly onAccept: (accepted: readonly string[]) => void;
  readonly onOther: () => void;
  readonly onGoOn: () => void;
}

/** The charter with what the check found beside each article; what must be accepted stands first, and the way on stays in reach. */
export function CharterReading({ check, accepted, onAccept, onOther, onGoOn }: CharterReadingProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const loose = check.articles.length === 0 ? check.findings : check.findings.filter(finding => finding.article === 'none');
  const left = check.blocking.filter(code => !accepted.includes(code)).length;
  const toNext = (): void => place.current?.querySelector<HTMLInputElement>('.accept input:not(:checked)')?.focus();
  return (
    <div className="stack" ref={place}>
      <div role="status">
        <p>{t('found.articles', { count: check.articles.length })}</p>
        {check.unusable && <ErrorNote title={t('found.hasProblems')}>{t('found.hasProblemsWay')}</ErrorNote>}
      </div>
      <FindingsSummary articles={check.articles} loose={loose} />
      {!check.unusable && check.blocking.length > 0 && <Acknowledge findings={check.findings} blocking={check.blocking} accepted={accepted} onAccept={onAccept} tellsLeft={false} />}
      <ArticleList articles={check.articles} loose={loose} {...(check.language !== null && { lang: check.language })} />
      <div className="way-on">
        <p role="status">{t(check.unusable ? 'found.hasProblems' : left === 0 ? 'found.free' : 'found.left', { count: left })}</p>
        <div className="cluster">
          {check.unusable && <button type="button" className="button" data-tone="primary" onClick={onOther}>{t('found.other')}</button>}
          {!check.unusable && left > 0 && <button type="button" className="button" onClick={toNext}>{t('found.toNext')}</button>}
          {!check.unusable && left === 0 && <button type="button" className="button" data-tone="primary" onClick={onGoOn}>{t('found.goOn')}</button>}
        </div>
      </div>
    </div>
  );
}
