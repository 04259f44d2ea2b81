import { useTranslation } from 'react-i18next';
import type { Letter } from '../../api/rolls.ts';
import type { Language } from '../../language.ts';
import { QrCode } from './qr-code.tsx';

export interface LetterLayout {
  /** Letters on one sheet of paper. */
  readonly perPage: 1 | 4;
  readonly languages: readonly Language[];
}

interface LetterSheetProps { readonly letter: Letter; readonly organisation: string; readonly layout: LetterLayout }

/** One letter: to whom, the code, the code to be photographed, and what to do with it, in the languages chosen. */
export function LetterSheet({ letter: { name, unit, code, link }, organisation, layout: { perPage, languages } }: LetterSheetProps) {
  const { t, i18n } = useTranslation();
  const address = new URL(link || location.origin).origin;
  return (
    <article className="letter" aria-label={name}>
      <header className="letter__head">
        <p className="letter__organisation">{organisation}</p>
        <p className="letter__name">{name}</p>
        {unit !== null && <p className="letter__unit">{unit}</p>}
      </header>
      <div className="letter__way">
        <QrCode text={link} title={t('paper.qr', { name })} />
        <p className="letter__code">{code}</p>
      </div>
      {languages.map(lng => {
        const say = i18n.getFixedT(lng);
        return (
          <div key={lng} lang={lng} className="letter__text">
            {perPage === 1 && <p>{say('paper.greeting', { organisation })}</p>}
            <p>{say('paper.how', { address: `${address}/enter` })}</p>
            <p>{say(perPage === 1 ? 'paper.keepLong' : 'paper.keep')}</p>
          </div>
        );
      })}
    </article>
  );
}
