import { useTranslation } from 'react-i18next';
import type { ImportProblem } from '../../api/rolls.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorNote } from '../../components/error-note.tsx';

/** The values that may stand there, where the charter or the program closes the list. */
function allowed({ code, facts = {} }: ImportProblem): readonly string[] {
  const name = ({ 'unknown-kind': 'kinds', 'unknown-status': 'statuses', 'unknown-column': 'columns', 'not-a-choice': 'choices', 'not-within': 'within' } as Readonly<Record<string, string>>)[code];
  const values = name === undefined ? undefined : facts[name];
  return typeof values === 'object' ? values : [];
}

/** What cannot be read: file, line, column, what stands there, why, and what was probably meant. */
export function ImportProblems({ problems, count }: { readonly problems: readonly ImportProblem[]; readonly count: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const rows = problems.map((problem, index) => ({ ...problem, key: String(index) }));
  return (
    <Section title={t('import.problems')}>
      <ErrorNote title={t('import.problemCount', { count })}>{t('import.problemWay')}</ErrorNote>
      {count > problems.length && <p className="note">{t('rollImport.firstProblems', { count: problems.length })}</p>}
      <DataTable
        caption={t('rollImport.byLine')} rows={rows} keyOf={row => row.key} pageSize={50}
        columns={[
          { key: 'line', title: t('import.line'), cell: row => (row.line === 0 ? '–' : row.line), sortBy: row => row.line },
          { key: 'file', title: t('import.file'), cell: row => t(`import.${row.file}`), sortBy: row => row.file },
          { key: 'column', title: t('import.column'), cell: row => row.column || '–', sortBy: row => row.column },
          { key: 'value', title: t('import.value'), cell: row => row.value ?? '–' },
          { key: 'reason', title: t('import.reason'), cell: row => <>{words('importProblem', row.code)}{row.nearest !== undefined && <> {t('import.nearest', { nearest: row.nearest })}</>}{allowed(row).length > 0 && <span className="note"> {t('rollImport.allowed', { values: allowed(row).join(', ') })}</span>}</>, sortBy: row => row.code },
        ]}
      />
    </Section>
  );
}
