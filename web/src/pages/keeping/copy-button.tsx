import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a text that is too long to be typed; says so in its own name, which screen readers then read. */
export function CopyButton({ text, name }: { readonly text: string; readonly name?: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  // Browsers withhold the clipboard on plain http, as on a laptop serving a hall: then the text is there to be marked by hand.
  const copy = (): void => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) return setState('refused');
    clipboard.writeText(text).then(() => setState('copied'), () => setState('refused'));
  };
  return <button type="button" className="button" data-print="no" onClick={copy}>{t(`ledger.copy.${state}`)}{name !== undefined && <span className="visually-hidden"> {name}</span>}</button>;
}
