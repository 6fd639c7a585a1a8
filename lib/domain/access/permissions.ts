/** Every right in the product, `area.verb`. A command or a query names exactly one of them. */
export const PERMISSIONS = [
  'profile.own',
  'members.read',
  'members.readContacts',
  'members.edit',
  'members.enrol',
  'attributes.manage',
  'consents.edit',
  'cards.read',
  'cards.operate',
  'cards.manage',
  'points.read',
  'points.redeem',
  'points.adjust',
  'points.thaw',
  'purchases.post',
  'events.post',
  'tasks.work',
  'tasks.approve',
  'tasks.statistics',
  'rules.read',
  'rules.edit',
  'rules.approve',
  'analytics.read',
  'imports.read',
  'imports.run',
  'users.manage',
  'apiKeys.manage',
  'webhooks.manage',
  'settings.read',
  'programme.manage',
  'consentTexts.manage',
  'audit.read',
  'system.run',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['admin', 'marketer', 'analyst', 'support'] as const;
export type Role = (typeof ROLES)[number];

/** What each role may do. `system.run` belongs to the product's own jobs alone. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  admin: PERMISSIONS.filter((permission) => permission !== 'system.run'),
  marketer: [
    'profile.own',
    'members.read',
    'attributes.manage',
    'cards.read',
    'cards.manage',
    'tasks.statistics',
    'points.read',
    'rules.read',
    'rules.edit',
    'rules.approve',
    'analytics.read',
    'imports.read',
    'imports.run',
  ],
  analyst: [
    'profile.own',
    'members.read',
    'cards.read',
    'tasks.statistics',
    'points.read',
    'rules.read',
    'analytics.read',
    'imports.read',
    'imports.run',
  ],
  support: [
    'profile.own',
    'members.read',
    'members.readContacts',
    'members.edit',
    'consents.edit',
    'cards.read',
    'cards.operate',
    'points.read',
    'rules.read',
    'points.adjust',
    'tasks.work',
    'tasks.approve',
    'tasks.statistics',
  ],
};

/** Rights an API key can be given, in the order in which they are offered. */
export const API_SCOPES = [
  'members.read',
  'members.enrol',
  'cards.read',
  'points.read',
  'points.redeem',
  'purchases.post',
  'consents.edit',
  'events.post',
  'imports.read',
  'imports.run',
  'analytics.read',
] as const satisfies readonly Permission[];
export type ApiScope = (typeof API_SCOPES)[number];
