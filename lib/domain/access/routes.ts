import type { Permission } from './permissions';

type Access =
  /** Anybody: signing in, being alive. */
  | 'public'
  /** A session whose role holds the right. */
  | { readonly session: Permission }
  /** An API key; each endpoint behind it asks for a scope of its own. Cookies do not count. */
  | 'apiKey';

export type Route = {
  /** As the folders say it, without groups: `/members/[id]`. */
  readonly path: string;
  readonly kind: 'page' | 'handler';
  readonly methods: readonly string[];
  readonly access: Access;
};

/** A page is read; server actions are posted to the address of the page they are on. */
const page = (path: string, access: Access): Route => ({
  path,
  kind: 'page',
  methods: ['GET', 'HEAD', 'POST'],
  access,
});

const handler = (path: string, methods: readonly string[], access: Access): Route => ({
  path,
  kind: 'handler',
  methods: methods.includes('GET') ? [...methods, 'HEAD'] : methods,
  access,
});

const readable = (path: string, session: Permission): Route => handler(path, ['GET'], { session });

/**
 * Every address of the product with the right that it needs. The right itself is asked by the query or command
 * behind it; a generated test walks this list as every role and compares it with the folders.
 */
export const ROUTES: readonly Route[] = [
  page('/', { session: 'profile.own' }),
  page('/sign-in', 'public'),
  page('/setup', 'public'),
  page('/choices/[token]', 'public'),
  page('/home', { session: 'analytics.read' }),
  page('/desk', { session: 'members.read' }),
  page('/members', { session: 'members.read' }),
  page('/members/new', { session: 'members.edit' }),
  page('/members/duplicates', { session: 'members.edit' }),
  page('/members/[id]', { session: 'members.read' }),
  page('/members/[id]/points', { session: 'points.read' }),
  page('/members/[id]/tier', { session: 'members.read' }),
  page('/members/[id]/rewards', { session: 'members.read' }),
  page('/members/[id]/referrals', { session: 'members.read' }),
  page('/members/[id]/purchases', { session: 'members.read' }),
  page('/members/[id]/tasks', { session: 'tasks.work' }),
  page('/members/[id]/consents', { session: 'members.read' }),
  page('/members/[id]/messages', { session: 'members.read' }),
  page('/members/[id]/changes', { session: 'members.readContacts' }),
  page('/members/[id]/edit', { session: 'members.edit' }),
  page('/cards', { session: 'cards.read' }),
  page('/cards/batches', { session: 'cards.read' }),
  page('/cards/batches/[id]', { session: 'cards.read' }),
  page('/cards/[id]', { session: 'cards.read' }),
  page('/cards/[id]/letter', { session: 'members.readContacts' }),
  page('/tasks', { session: 'tasks.work' }),
  page('/tasks/[id]', { session: 'tasks.work' }),
  page('/tasks/statistics', { session: 'tasks.statistics' }),
  page('/tasks/statistics/list', { session: 'tasks.statistics' }),
  page('/segments', { session: 'segments.read' }),
  page('/segments/overlap', { session: 'segments.read' }),
  page('/segments/new', { session: 'segments.edit' }),
  page('/segments/new-list', { session: 'segments.edit' }),
  page('/segments/[id]', { session: 'segments.read' }),
  page('/segments/[id]/history', { session: 'segments.read' }),
  page('/segments/[id]/uses', { session: 'segments.read' }),
  page('/tiers/grants', { session: 'rules.read' }),
  page('/tiers/grants/new', { session: 'tiers.grant' }),
  page('/tiers/grants/[id]', { session: 'rules.read' }),
  page('/tiers/[id]/movers', { session: 'rules.read' }),
  page('/tiers', { session: 'rules.read' }),
  page('/tiers/[id]', { session: 'rules.read' }),
  page('/tiers/[id]/versions', { session: 'rules.read' }),
  page('/mechanics/[id]/members', { session: 'rules.read' }),
  page('/mechanics/[id]/results', { session: 'rules.read' }),
  page('/mechanics/[id]/results/members', { session: 'rules.read' }),
  page('/mechanics/[id]/simulation', { session: 'rules.read' }),
  page('/mechanics/[id]/simulation/members', { session: 'rules.read' }),
  page('/mechanics', { session: 'rules.read' }),
  page('/mechanics/new', { session: 'rules.edit' }),
  page('/mechanics/calendar', { session: 'rules.read' }),
  page('/mechanics/holdout', { session: 'rules.read' }),
  page('/mechanics/holdout/members', { session: 'rules.read' }),
  page('/mechanics/[id]', { session: 'rules.read' }),
  page('/mechanics/[id]/versions', { session: 'rules.read' }),
  page('/rewards', { session: 'rules.read' }),
  page('/rules', { session: 'rules.read' }),
  page('/rules/new', { session: 'rules.edit' }),
  page('/rules/day', { session: 'rules.read' }),
  page('/rules/[id]', { session: 'rules.read' }),
  page('/rules/[id]/edit', { session: 'rules.edit' }),
  page('/rules/[id]/review', { session: 'rules.approve' }),
  page('/templates', { session: 'messages.read' }),
  page('/templates/new', { session: 'messages.edit' }),
  page('/templates/[id]', { session: 'messages.read' }),
  page('/outbox', { session: 'messages.read' }),
  page('/outbox/suppressions', { session: 'messages.read' }),
  page('/analytics', { session: 'analytics.read' }),
  page('/analytics/rfm', { session: 'analytics.read' }),
  page('/analytics/rfm/movement', { session: 'analytics.read' }),
  page('/analytics/rfm/models', { session: 'analytics.read' }),
  page('/analytics/rfm/models/new', { session: 'segments.edit' }),
  page('/analytics/rfm/models/[id]', { session: 'analytics.read' }),
  page('/analytics/retention', { session: 'analytics.read' }),
  page('/analytics/how/[metric]', { session: 'analytics.read' }),
  page('/analytics/lifecycle', { session: 'analytics.read' }),
  page('/analytics/outlook', { session: 'analytics.read' }),
  page('/analytics/points', { session: 'analytics.read' }),
  page('/analytics/tiers', { session: 'analytics.read' }),
  page('/analytics/migration', { session: 'analytics.read' }),
  page('/imports', { session: 'imports.read' }),
  page('/imports/new', { session: 'imports.run' }),
  page('/imports/mappings', { session: 'imports.run' }),
  page('/imports/[id]', { session: 'imports.read' }),
  page('/profile', { session: 'profile.own' }),
  page('/settings', { session: 'settings.read' }),
  page('/settings/programme', { session: 'programme.manage' }),
  page('/settings/messages', { session: 'programme.manage' }),
  page('/settings/users', { session: 'users.manage' }),
  page('/settings/consent-texts', { session: 'settings.read' }),
  page('/settings/api-keys', { session: 'apiKeys.manage' }),
  page('/settings/webhooks', { session: 'webhooks.manage' }),
  page('/settings/webhooks/new', { session: 'webhooks.manage' }),
  page('/settings/webhooks/[id]', { session: 'webhooks.manage' }),
  page('/settings/webhooks/[id]/edit', { session: 'webhooks.manage' }),
  page('/settings/webhooks/[id]/deliveries/[delivery]', { session: 'webhooks.manage' }),
  page('/settings/api', { session: 'apiKeys.manage' }),
  page('/settings/card-types', { session: 'cards.manage' }),
  page('/settings/card-types/new', { session: 'cards.manage' }),
  page('/settings/card-types/[id]', { session: 'cards.manage' }),
  page('/settings/health', { session: 'settings.read' }),
  page('/settings/audit', { session: 'audit.read' }),
  page('/settings/attributes', { session: 'attributes.manage' }),
  handler('/livez', ['GET'], 'public'),
  handler('/readyz', ['GET'], 'public'),
  handler('/api/auth/[...nextauth]', ['GET', 'POST'], 'public'),
  readable('/api/internal/search', 'members.read'),
  handler('/api/internal/desk', ['POST'], { session: 'members.read' }),
  readable('/api/internal/members/csv', 'members.read'),
  readable('/api/internal/members/[id]/statement', 'points.read'),
  handler('/api/internal/members/[id]/opened', ['POST'], { session: 'members.read' }),
  handler('/api/internal/segments/count', ['POST'], { session: 'segments.read' }),
  handler('/api/internal/segments/sample', ['POST'], { session: 'segments.read' }),
  handler('/api/internal/segments/moves', ['POST'], { session: 'segments.read' }),
  handler('/api/internal/segments/reach', ['POST'], { session: 'segments.read' }),
  handler('/api/internal/segments/explain', ['POST'], { session: 'segments.read' }),
  handler('/api/internal/segments/[id]/file', ['POST'], { session: 'segments.edit' }),
  handler('/api/internal/segments/exports/[id]', ['GET'], { session: 'segments.read' }),
  handler('/api/internal/members/like', ['POST'], { session: 'members.edit' }),
  handler('/api/internal/tasks/[id]/leave', ['POST'], { session: 'tasks.work' }),
  readable('/api/internal/tasks/[id]/other', 'tasks.work'),
  handler('/api/internal/tasks/[id]/receipts', ['POST'], { session: 'tasks.work' }),
  readable('/api/internal/tasks/statistics/csv', 'tasks.statistics'),
  readable('/api/internal/cards/[id]/pass', 'cards.operate'),
  readable('/api/internal/card-batches/[id]/csv', 'cards.manage'),
  readable('/api/internal/cards/csv', 'cards.read'),
  readable('/api/internal/segments/csv', 'segments.read'),
  readable('/api/internal/imports/csv', 'imports.read'),
  readable('/api/internal/tasks/csv', 'tasks.work'),
  readable('/api/internal/mechanics/csv', 'rules.read'),
  readable('/api/internal/outbox/csv', 'messages.read'),
  readable('/api/internal/audit/csv', 'audit.read'),
  readable('/api/internal/cards/matching', 'cards.operate'),
  readable('/api/internal/segments/lists', 'segments.edit'),
  handler('/api/internal/rules/try', ['POST'], { session: 'rules.read' }),
  handler('/api/internal/rules/sample', ['POST'], { session: 'rules.read' }),
  handler('/api/internal/tiers/simulate', ['POST'], { session: 'rules.read' }),
  readable('/api/internal/mechanics/[id]/results/csv', 'rules.read'),
  readable('/api/internal/mechanics/holdout/csv', 'rules.read'),
  handler('/api/internal/mechanics/pairs', ['POST'], { session: 'rules.read' }),
  handler('/api/internal/mechanics/simulate', ['POST'], { session: 'rules.read' }),
  handler('/api/internal/mechanics/preview', ['POST'], { session: 'rules.read' }),
  readable('/api/internal/rewards/coupons/csv', 'rules.read'),
  readable('/api/internal/messages/templates', 'messages.read'),
  handler('/api/internal/messages/preview', ['POST'], { session: 'messages.read' }),
  readable('/api/internal/rules/receipts', 'rules.read'),
  readable('/api/internal/reports/[id]/csv', 'analytics.read'),
  handler('/api/internal/rfm/preview', ['POST'], { session: 'analytics.read' }),
  readable('/api/internal/imports/[id]/refused', 'imports.read'),
  handler('/api/internal/imports/upload', ['POST'], { session: 'imports.run' }),
  handler('/api/public/unsubscribe/[token]', ['GET', 'POST'], 'public'),
  handler('/api/public/open/[token]', ['GET'], 'public'),
  handler('/api/public/click/[token]', ['GET'], 'public'),
  handler('/api/v1/openapi.json', ['GET'], 'public'),
  handler('/api/v1/[...path]', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], 'apiKey'),
];

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  const last = pattern.at(-1);
  if (last?.startsWith('[...')) {
    return (
      parts.length >= pattern.length &&
      fits(pattern.slice(0, -1), parts.slice(0, pattern.length - 1))
    );
  }
  return (
    pattern.length === parts.length &&
    pattern.every((step, at) => step === parts[at] || (step.startsWith('[') && parts[at] !== ''))
  );
}

/** The route an address belongs to; a named folder wins over a parameter. Null: there is none. */
export function findRoute(pathname: string): Route | null {
  const parts = pathname.split('/');
  const exact = ROUTES.find((route) => route.path === pathname);
  return exact ?? ROUTES.find((route) => fits(route.path.split('/'), parts)) ?? null;
}
