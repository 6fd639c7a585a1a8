/** Where a subject of the audit log is opened, by its kind; the number stands for `*`. */
const PAGES: Readonly<Record<string, string>> = {
  apiKey: '/settings/api-keys',
  attribute: '/settings/attributes',
  card: '/cards/*',
  cardBatch: '/cards/batches/*',
  cardType: '/settings/card-types/*',
  consentText: '/settings/consent-texts',
  couponPool: '/rewards',
  import: '/imports/*',
  importMapping: '/imports/mappings',
  mechanic: '/mechanics/*',
  member: '/members/*',
  message: '/outbox?message=*',
  messageTemplate: '/templates/*',
  points: '/members/*/points',
  programme: '/settings/programme',
  rfmSavedModel: '/analytics/rfm/models/*',
  rule: '/rules/*',
  segment: '/segments/*',
  task: '/tasks/*',
  tierGrant: '/tiers/grants/*',
  user: '/settings/users',
  webhook: '/settings/webhooks/*',
};

/** The page that shows what an event was about; null where there is none. */
export function subjectHref(kind: string, id: string): string | null {
  const page = PAGES[kind];
  if (page === undefined) return null;
  if (!page.includes('*')) return page;
  return /^[1-9]\d{0,15}$/.test(id) ? page.replace('*', id) : null;
}
