/** Live changes of an organisation: the server says that something changed, the open pages ask again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { orgPath } from './request.ts';

/** Changes within this many milliseconds cause one round of questions, so that a busy vote does not flood the server. */
const GATHER = 400;

/** Whether the page hears of changes; while it does not, it says so. The browser reconnects by itself. */
export function useLive(org: string): boolean {
  const queries = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const changed = (): void => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        void queries.invalidateQueries({ queryKey: ['org', org] });
      }, GATHER);
    };
    const source = new EventSource(`/api${orgPath(org, 'live')}`);
    source.addEventListener('changed', changed);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(source.readyState !== EventSource.CLOSED));
    return () => {
      source.close();
      clearTimeout(gathering);
    };
  }, [org, queries]);
  return isConnected;
}
