import type { ReactNode } from 'react';
import './error-note.css';

interface ErrorNoteProps {
  /** What happened. */
  readonly title: string;
  /** What can be done now. */
  readonly children?: ReactNode;
  readonly action?: { readonly name: string; readonly onClick: () => void };
}

/** Something went wrong that is no refusal by the charter: no connection, an unreadable file. */
export function ErrorNote({ title, children, action }: ErrorNoteProps) {
  return (
    <div className="error-note" role="alert">
      <p className="error-note__title">{title}</p>
      {children && <div>{children}</div>}
      {action && <button type="button" className="button" onClick={action.onClick}>{action.name}</button>}
    </div>
  );
}
