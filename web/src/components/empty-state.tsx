import type { ReactNode } from 'react';
import './empty-state.css';

/** Nothing here yet: says what would stand here and which act brings it about. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-state__title">{title}</p>
      {children && <div className="note">{children}</div>}
    </div>
  );
}
