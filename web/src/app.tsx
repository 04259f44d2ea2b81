import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { router } from './router.tsx';

/** What the server said is fresh for five seconds; live events refresh what changes sooner. A refusal is an answer, so nothing is retried but reads. */
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 }, mutations: { retry: false } } });

export function App() {
  return <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>;
}
