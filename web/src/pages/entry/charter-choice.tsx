import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shippedChartersQuery } from '../../api/installation.ts';
import { Loaded } from '../../app/loaded.tsx';
import { FilePicker } from '../../components/file-picker.tsx';

/** A charter of any real organisation is far smaller. */
const LARGEST_CHARTER = 600_000;

interface CharterChoiceProps { readonly onShipped: (file: string) => void; readonly onUpload: (text: string, file: string) => void }

/** One of the charters that come with the program, or a file of one's own. */
export function CharterChoice({ onShipped, onUpload }: CharterChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="pair">
      <div>
        <h3>{t('found.shipped')}</h3>
        <ShippedCharters onShipped={onShipped} />
      </div>
      <div>
        <h3>{t('found.own')}</h3>
        <p className="note">{t('found.ownNote')}</p>
        <FilePicker title={t('found.file')} accept=".md,.markdown,.txt,text/markdown,text/plain" limit={LARGEST_CHARTER} onText={onUpload} />
      </div>
    </div>
  );
}

function ShippedCharters({ onShipped }: Pick<CharterChoiceProps, 'onShipped'>) {
  const { t } = useTranslation();
  const shipped = useQuery(shippedChartersQuery);
  return (
    <Loaded query={shipped}>
      {charters => (
        <ul className="entries">
          {charters.map(({ file, title, summary, language }) => (
            <li key={file}>
              <h4 lang={language}>{title}</h4>
              <p className="note" lang={language}>{summary}</p>
              <button type="button" className="button" onClick={() => onShipped(file)}>{t('found.take')}<span className="visually-hidden" lang={language}> {title}</span></button>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
