import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { StartPage } from './pages/start-page.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });

/** Every component with realistic content, for those who build them; not part of the product that is installed. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage'),
});

const withGallery = import.meta.env.DEV || import.meta.env.MODE === 'gallery';
const routeTree = root.addChildren(withGallery ? [start, gallery] : [start]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
