import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/request.ts';
import { AppLink } from '../components/app-link.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorNote } from '../components/error-note.tsx';

interface LoadedProps<Answer> {
  readonly query: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

/** What stands in the place of an answer: the wait, the way to sign in, the absence, the lost connection, or the answer. */
export function Loaded<Answer>({ query, children }: LoadedProps<Answer>) {
  const { t } = useTranslation();
  // An answer that was right a moment ago is better than an error over it.
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <p className="note" role="status">{t('load.waiting')}</p>;
  const status = query.error instanceof Refused ? query.error.status : undefined;
  if (status === 401) return <EmptyState title={t('load.signIn')}><AppLink href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>{t('signIn.title')}</AppLink></EmptyState>;
  if (status === 404) return <EmptyState title={t('load.absent')}><AppLink href="/">{t('page.notFoundWay')}</AppLink></EmptyState>;
  return <ErrorNote title={t(status === undefined ? 'load.offline' : 'load.failed')} action={{ name: t('load.again'), onClick: () => void query.refetch() }} />;
}
