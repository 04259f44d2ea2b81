import { useTranslation } from 'react-i18next';
import { resultCsv } from '#tally/result-csv.ts';
import type { Count } from '#tally/contest.ts';
import type { RefusalProps } from '../components/refusal.tsx';
import { Refusal } from '../components/refusal.tsx';
import type { NameOf } from './use-stage-words.ts';
import { useSheetWords } from './use-sheet-words.ts';

interface CountDownloadsProps {
  readonly counted: Count;
  readonly nameOf: NameOf;
  /** Without what it is of at its end. */
  readonly fileName: string;
  /** Where the ballots are given out as a file, or why they are not. */
  readonly ballots: { readonly href: string } | { readonly refusal: RefusalProps };
}

/** Marks the encoding for spreadsheets that would guess it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The sheet for a spreadsheet, for paper or as PDF, and the ballots for whoever counts them again. */
export function CountDownloads({ counted, nameOf, fileName, ballots }: CountDownloadsProps) {
  const { t } = useTranslation();
  const words = useSheetWords();
  const saveCsv = (): void => {
    const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, resultCsv(counted, nameOf, words)], { type: 'text/csv;charset=utf-8' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: `${fileName}.csv` });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section className="stack-tight" aria-label={t('count.take.label')} data-print="no">
      <div className="cluster">
        <button type="button" className="button" onClick={saveCsv}>{t('count.take.csv')}</button>
        <button type="button" className="button" onClick={() => print()}>{t('count.take.print')}</button>
        {'href' in ballots && <a className="button" href={ballots.href} download={`${fileName}.blt`}>{t('count.take.blt')}</a>}
      </div>
      {'refusal' in ballots && <details><summary>{t('count.take.noBlt')}</summary><Refusal {...ballots.refusal} /></details>}
    </section>
  );
}
