import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { OrganisationFrame } from './app/organisation-frame.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { NowPage } from './pages/now-page.tsx';
import { StartPage } from './pages/start-page.tsx';

type Search = Readonly<Record<string, unknown>>;

/** A term of the address's query as text; anything else is left out. */
function term(search: Search, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });
const signIn = createRoute({
  getParentRoute: () => root, path: '/sign-in', component: lazyRouteComponent(() => import('./pages/entry/sign-in-page.tsx'), 'SignInPage'),
  validateSearch: (search: Search) => ({ next: term(search, 'next') }),
});
/** The address on letters and in mails: the code stands behind the #, which browsers do not send. */
const enter = createRoute({ getParentRoute: () => root, path: '/enter', component: lazyRouteComponent(() => import('./pages/entry/sign-in-page.tsx'), 'SignInPage') });
const sample = createRoute({ getParentRoute: () => root, path: '/sample', component: lazyRouteComponent(() => import('./pages/entry/sample-page.tsx'), 'SamplePage') });
const found = createRoute({ getParentRoute: () => root, path: '/found', component: lazyRouteComponent(() => import('./pages/entry/found-page.tsx'), 'FoundPage') });

/** Everything inside an organisation. Its pages are loaded when they are first opened. */
const org = createRoute({ getParentRoute: () => root, path: '/o/$org', component: OrganisationFrame });
const now = createRoute({ getParentRoute: () => org, path: '/', component: NowPage });
const act = createRoute({
  getParentRoute: () => org, path: '/do/$kind', component: lazyRouteComponent(() => import('./pages/act-page.tsx'), 'ActPage'),
  validateSearch: (search: Search) => ({ about: term(search, 'about'), effect: term(search, 'effect'), motion: term(search, 'motion'), decision: term(search, 'decision'), from: term(search, 'from'), beside: term(search, 'beside'), merge: term(search, 'merge') }),
});
const councils = createRoute({ getParentRoute: () => org, path: '/councils', component: lazyRouteComponent(() => import('./pages/councils/councils-page.tsx'), 'CouncilsPage') });
const unit = createRoute({ getParentRoute: () => org, path: '/units/$id', component: lazyRouteComponent(() => import('./pages/councils/unit-page.tsx'), 'UnitPage') });
const body = createRoute({ getParentRoute: () => org, path: '/bodies/$id', component: lazyRouteComponent(() => import('./pages/councils/body-page.tsx'), 'BodyPage') });
const person = createRoute({ getParentRoute: () => org, path: '/people/$id', component: lazyRouteComponent(() => import('./pages/councils/person-page.tsx'), 'PersonPage') });
const election = createRoute({ getParentRoute: () => org, path: '/elections/$id', component: lazyRouteComponent(() => import('./pages/votes/election-page.tsx'), 'ElectionPage') });
const poll = createRoute({ getParentRoute: () => org, path: '/polls/$id', component: lazyRouteComponent(() => import('./pages/votes/poll-page.tsx'), 'PollPage') });
const petition = createRoute({ getParentRoute: () => org, path: '/petitions/$id', component: lazyRouteComponent(() => import('./pages/votes/petition-page.tsx'), 'PetitionPage') });
const meeting = createRoute({
  getParentRoute: () => org, path: '/meetings/$id', component: lazyRouteComponent(() => import('./pages/votes/meeting-page.tsx'), 'MeetingPage'),
  validateSearch: (search: Search) => ({ view: term(search, 'view') }),
});
const motion = createRoute({ getParentRoute: () => org, path: '/motions/$id', component: lazyRouteComponent(() => import('./pages/votes/motion-page.tsx'), 'MotionPage') });
const decisions = createRoute({ getParentRoute: () => org, path: '/decisions', component: lazyRouteComponent(() => import('./pages/votes/decisions-page.tsx'), 'DecisionsPage') });
const decision = createRoute({ getParentRoute: () => org, path: '/decisions/$id', component: lazyRouteComponent(() => import('./pages/votes/decision-page.tsx'), 'DecisionPage') });
const charter = createRoute({
  getParentRoute: () => org, path: '/charter', component: lazyRouteComponent(() => import('./pages/law/charter-page.tsx'), 'CharterPage'),
  validateSearch: (search: Search) => ({ version: term(search, 'version') }),
});
const compare = createRoute({
  getParentRoute: () => org, path: '/charter/compare', component: lazyRouteComponent(() => import('./pages/law/compare-page.tsx'), 'ComparePage'),
  validateSearch: (search: Search) => ({ from: term(search, 'from') ?? '', to: term(search, 'to') ?? '' }),
});
const amend = createRoute({
  getParentRoute: () => org, path: '/charter/amend', component: lazyRouteComponent(() => import('./pages/law/amend-page.tsx'), 'AmendPage'),
  validateSearch: (search: Search) => ({ proposal: term(search, 'proposal') }),
});
const reading = createRoute({ getParentRoute: () => org, path: '/charter/reading', component: lazyRouteComponent(() => import('./pages/law/reading-page.tsx'), 'ReadingPage') });
const record = createRoute({ getParentRoute: () => org, path: '/record', component: lazyRouteComponent(() => import('./pages/law/record-page.tsx'), 'RecordPage') });
const members = createRoute({ getParentRoute: () => org, path: '/members', component: lazyRouteComponent(() => import('./pages/keeping/members-page.tsx'), 'MembersPage') });
const importing = createRoute({ getParentRoute: () => org, path: '/members/import', component: lazyRouteComponent(() => import('./pages/keeping/import-page.tsx'), 'ImportPage') });
const letters = createRoute({ getParentRoute: () => org, path: '/members/letters', component: lazyRouteComponent(() => import('./pages/keeping/letters-page.tsx'), 'LettersPage') });
const correct = createRoute({
  getParentRoute: () => org, path: '/members/correct', component: lazyRouteComponent(() => import('./pages/keeping/correct-page.tsx'), 'CorrectPage'),
  validateSearch: (search: Search) => ({ person: term(search, 'person') }),
});
const erase = createRoute({ getParentRoute: () => org, path: '/members/erase', component: lazyRouteComponent(() => import('./pages/keeping/erase-page.tsx'), 'ErasePage') });
const account = createRoute({ getParentRoute: () => org, path: '/account', component: lazyRouteComponent(() => import('./pages/keeping/account-page.tsx'), 'AccountPage') });

/** Every component with realistic content, for those who build them; not part of the product that is installed. */
const gallery = import.meta.env.DEV || import.meta.env.MODE === 'gallery'
  ? [createRoute({ getParentRoute: () => root, path: '/gallery', component: lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage') })]
  : [];

const inside = [now, act, councils, unit, body, person, election, poll, petition, meeting, motion, decisions, decision, charter, compare, amend, reading, record, members, importing, letters, correct, erase, account];
const routeTree = root.addChildren([start, signIn, enter, sample, found, org.addChildren(inside), ...gallery]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
