import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';
import { wordDiff } from './word-diff.ts';
import type { DiffPiece } from './word-diff.ts';
import './diff-view.css';

/** Another amendment that touches the same words; both cannot be carried as they stand. */
export interface Collision { readonly name: string; readonly href: string; readonly words: string }

interface DiffViewProps {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly lang?: string;
  readonly collisions?: readonly Collision[];
}

/** One paragraph with its deletions and insertions, and the amendments that collide with it in the margin. */
export function DiffView({ title, before, after, lang, collisions = [] }: DiffViewProps) {
  const { t } = useTranslation();
  return (
    <section className="diff" aria-label={title}>
      <div>
        <p className="label">{title}</p>
        <p className="prose diff__text" lang={lang}>
          {wordDiff(before, after).map((piece, index) => <Piece key={index} piece={piece} />)}
        </p>
      </div>
      {collisions.length > 0 && (
        <aside className="diff__collisions" aria-label={`${title}: ${t('diff.collisions')}`}>
          <p className="label">{t('diff.collisions')}</p>
          <ul>{collisions.map(collision => <li key={collision.href}><AppLink href={collision.href}>{collision.name}</AppLink> <q lang={lang}>{collision.words}</q></li>)}</ul>
        </aside>
      )}
    </section>
  );
}

/** Space at the edges stays outside the mark, so that no underline hangs in the air. */
function Piece({ piece }: { readonly piece: DiffPiece }) {
  const { t } = useTranslation();
  if (piece.kind === 'same') return piece.text;
  const Mark = piece.kind === 'deleted' ? 'del' : 'ins';
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(piece.text) ?? [];
  return <>{before}<Mark><span className="visually-hidden">{t(`diff.${piece.kind}`)} </span>{words}</Mark>{after}</>;
}
