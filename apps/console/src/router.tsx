import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { type HandoverSearch, LOOKS_BACK, prefetchHandover } from './handover/handover-queries.js';
import { InsideFrame } from './frame/inside-frame.js';
import { prefetchSites, prefetchSitesAndNames } from './session/prefetch.js';
import { prefetchMe } from './session/use-me.js';
import { MissingPage } from './frame/missing-page.js';
import { readInsightsSearch } from './insights/insights-search.js';
import { PasswordPage } from './password/password-page.js';
import { ReviewPage } from './review/review-page.js';
import { type ItemFilter, prefetchReview } from './review/review-queries.js';
import { prefetchRuleSet, prefetchRuleSets } from './rules/prefetch-rules.js';
import { asRuleSetPart, type RuleSetPart } from './rules/rule-set-parts.js';
import { readSearchAddress } from './search/search-filter.js';
import { prefetchSearch } from './search/search-queries.js';
import { asPart, type SettingsPart } from './settings/settings-parts.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { WelcomePage } from './welcome/welcome-page.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: WelcomePage });
const password = createRoute({ getParentRoute: () => root, path: '/password', component: PasswordPage });
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  // An address of ours alone: nobody is sent elsewhere by a link.
  validateSearch: ({ to }): { to?: string } => ({ to: /^\/(?![/\\])/.test(text(to) ?? '') ? text(to) : undefined }),
});
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: InsideFrame,
  loader: prefetchMe,
});
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: () => <Navigate to="/review" replace />,
});
const review = createRoute({
  getParentRoute: () => inside,
  path: '/review',
  component: ReviewPage,
  validateSearch: ({ site, queue, comment }): ItemFilter => ({
    site: text(site),
    queue: text(queue),
    comment: text(comment),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => prefetchReview(deps),
});
const handover = createRoute({
  getParentRoute: () => inside,
  path: '/handover',
  validateSearch: ({ site, hours }): HandoverSearch => ({
    site: text(site),
    hours: LOOKS_BACK.find((one) => one === hours),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => prefetchHandover(deps),
  component: lazyRouteComponent(() => import('./handover/handover-page.js'), 'HandoverPage'),
});
const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: readSearchAddress,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => prefetchSearch(deps),
  component: lazyRouteComponent(() => import('./search/search-page.js'), 'SearchPage'),
});
const insights = createRoute({
  getParentRoute: () => inside,
  path: '/insights',
  validateSearch: readInsightsSearch,
  loader: prefetchSites,
  component: lazyRouteComponent(() => import('./insights/insights-page.js'), 'InsightsPage'),
});
const rules = createRoute({
  getParentRoute: () => inside,
  path: '/rules',
  validateSearch: ({ site }): { site?: string } => ({ site: text(site) }),
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => prefetchRuleSets(deps.site),
  component: lazyRouteComponent(() => import('./rules/rules-page.js'), 'RulesPage'),
});
const ruleSet = createRoute({
  getParentRoute: () => inside,
  path: '/rules/$siteId/$ruleSet',
  validateSearch: ({ part, from }): { part?: RuleSetPart; from?: number } => ({
    part: asRuleSetPart(part),
    from: typeof from === 'number' ? from : undefined,
  }),
  loaderDeps: ({ search }) => ({ part: search.part }),
  loader: ({ params, deps }) => prefetchRuleSet({ siteId: params.siteId, id: params.ruleSet }, deps.part),
  component: lazyRouteComponent(() => import('./rules/rule-set-page.js'), 'RuleSetPage'),
});
const batches = createRoute({
  getParentRoute: () => inside,
  path: '/batches',
  loader: prefetchSitesAndNames,
  component: lazyRouteComponent(() => import('./batches/batches-page.js'), 'BatchesPage'),
});
const policy = createRoute({
  getParentRoute: () => inside,
  path: '/policy',
  validateSearch: ({ site }): { site?: string } => ({ site: text(site) }),
  loader: prefetchSites,
  component: lazyRouteComponent(() => import('./policy/policy-page.js'), 'PolicyPage'),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  validateSearch: ({ part, site }): { part?: SettingsPart; site?: string } => ({
    part: asPart(part),
    site: text(site),
  }),
  loader: prefetchSites,
  component: lazyRouteComponent(() => import('./settings/settings-page.js'), 'SettingsPage'),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.js'), 'AccountPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    welcome,
    password,
    signIn,
    inside.addChildren([home, review, handover, policy, search, insights, batches, rules, ruleSet, settings, account]),
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
