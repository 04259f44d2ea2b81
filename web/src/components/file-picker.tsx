import { useId, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '#kernel/unreachable.ts';
import { decodeText, ENCODINGS } from './decode-text.ts';
import type { Decoded, Encoding } from './decode-text.ts';
import { ErrorNote } from './error-note.tsx';
import './file-picker.css';

interface FilePickerProps {
  readonly title: string;
  /** As the `accept` attribute: ".csv,text/csv". */
  readonly accept: string;
  /** In bytes. */
  readonly limit: number;
  readonly onText: (text: string, fileName: string) => void;
}

interface Picked { readonly name: string; readonly bytes: Uint8Array; readonly decoded: Decoded }

/** Takes a text file by button or by drop. What cannot be read is said at once; the old encodings are asked about, never guessed. */
export function FilePicker({ title, accept, limit, onText }: FilePickerProps) {
  const { t } = useTranslation();
  const field = useId();
  const [picked, setPicked] = useState<Picked>();
  const [isOver, setOver] = useState(false);
  const read = (name: string, bytes: Uint8Array, encoding: Encoding): void => {
    const decoded = decodeText(bytes, encoding, limit);
    setPicked({ name, bytes, decoded });
    if (decoded.kind === 'text') onText(decoded.text, name);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file) read(file.name, new Uint8Array(await file.arrayBuffer()), 'utf-8');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="file-picker">
      <div className="file-picker__zone" data-over={isOver} onDrop={drop} onDragOver={event => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}>
        <label htmlFor={field}>{title}</label>
        <input id={field} type="file" accept={accept} onChange={event => void take(event.target.files?.[0])} />
        <p className="note">{t('file.drop', { size: megabytes(limit) })}</p>
      </div>
      {picked && <PickedFile picked={picked} onEncoding={encoding => read(picked.name, picked.bytes, encoding)} />}
    </div>
  );
}

/** To one decimal. */
function megabytes(bytes: number): number {
  return Math.round(bytes / 104_857.6) / 10;
}

function PickedFile({ picked, onEncoding }: { readonly picked: Picked; readonly onEncoding: (encoding: Encoding) => void }) {
  const { t } = useTranslation();
  const { decoded, name } = picked;
  switch (decoded.kind) {
    case 'text':
      return <div role="status"><p>{t('file.read', { name, encoding: decoded.encoding })}</p><pre className="file-picker__sample" tabIndex={0}>{decoded.text.split('\n', 4).join('\n')}</pre></div>;
    case 'too-large':
      return <ErrorNote title={t('file.tooLarge', { name, size: megabytes(decoded.bytes), limit: megabytes(decoded.limit) })}>{t('file.tooLargeWay')}</ErrorNote>;
    case 'not-text':
      return <ErrorNote title={t('file.notText', { name })}>{t('file.notTextWay')}</ErrorNote>;
    case 'not-utf8':
      return (
        <ErrorNote title={t('file.notUtf8', { name })}>
          <p>{t('file.notUtf8Line', { line: decoded.line })} <q className="machine">{decoded.excerpt}</q></p>
          <p>{t('file.notUtf8Way')}</p>
          <p className="cluster">{ENCODINGS.filter(encoding => encoding !== 'utf-8').map(encoding => <button key={encoding} type="button" className="button" onClick={() => onEncoding(encoding)}>{t(`file.encoding.${encoding}`)}</button>)}</p>
        </ErrorNote>
      );
    default:
      return unreachable(decoded);
  }
}
