import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportList } from '../../api/rolls.ts';
import { DataTable } from '../../components/data-table.tsx';
import { templateOf } from './csv-template.ts';

/** Which columns the files have under this charter, with a file of each kind to begin from. */
export function ImportColumns({ columns }: { readonly columns: ImportList['columns'] }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <p>{t('rollImport.columnsLead')}</p>
      <p className="cluster">{(['units', 'members'] as const).map(file => <Template key={file} file={file} columns={columns[file]} />)}</p>
      <details>
        <summary>{t('rollImport.columns')}</summary>
        <div className="pair">{(['units', 'members'] as const).map(file => <ColumnTable key={file} caption={t(`import.${file}`)} columns={columns[file]} />)}</div>
      </details>
    </div>
  );
}

function Template({ file, columns }: { readonly file: 'units' | 'members'; readonly columns: readonly ImportColumn[] }) {
  const { t, i18n } = useTranslation();
  const save = (): void => {
    const name = t(file === 'units' ? 'rollImport.exampleUnit' : 'rollImport.exampleName');
    const address = URL.createObjectURL(new Blob([templateOf(columns, name, i18n.language)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${file}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return <button type="button" className="button" onClick={save}>{t(`rollImport.template.${file}`)}</button>;
}

function ColumnTable({ caption, columns }: { readonly caption: string; readonly columns: readonly ImportColumn[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={caption} rows={columns} keyOf={column => column.name} pageSize={100}
      columns={[
        { key: 'name', title: t('import.column'), cell: column => column.name },
        { key: 'required', title: t('rollImport.must'), cell: column => t(column.required ? 'rollImport.yes' : 'rollImport.no') },
        { key: 'type', title: t('rollImport.what'), cell: column => (column.choices.length > 0 ? column.choices.join(', ') : t(`rollImport.type.${column.type}`)) },
      ]}
    />
  );
}
