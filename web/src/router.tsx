import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { StartPage } from './pages/start-page.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });

/** Every component with realistic content, for those who build them; not part of the product that is installed. */
const gallery = import.meta.env.DEV || import.meta.env.MODE === 'gallery'
  ? [createRoute({ getParentRoute: () => root, path: '/gallery', component: lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage') })]
  : [];

const routeTree = root.addChildren([start, ...gallery]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
