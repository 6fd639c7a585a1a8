import { HOME_BY_ROLE } from './home';
import { type Permission, ROLE_PERMISSIONS, type Role } from './permissions';
import { findRoute } from './routes';

/** Icons the navigation may name; the shell holds their drawings. */
export type NavigationIcon =
  | 'home'
  | 'tasks'
  | 'members'
  | 'cards'
  | 'segments'
  | 'tiers'
  | 'mechanics'
  | 'rewards'
  | 'rules'
  | 'templates'
  | 'outbox'
  | 'analytics'
  | 'imports'
  | 'settings';

export type NavigationEntry = {
  readonly id:
    | 'home'
    | 'desk'
    | 'tasks'
    | 'members'
    | 'cards'
    | 'duplicates'
    | 'segments'
    | 'tiers'
    | 'mechanics'
    | 'rewards'
    | 'rules'
    | 'templates'
    | 'outbox'
    | 'overview'
    | 'rfm'
    | 'retention'
    | 'lifecycle'
    | 'outlook'
    | 'points'
    | 'tierReport'
    | 'taskStatistics'
    | 'imports'
    | 'settings';
  readonly href: string;
  readonly icon: NavigationIcon;
  readonly group: 'start' | 'customers' | 'programme' | 'messages' | 'analytics' | 'data';
  /** The right without which the entry is hidden. The page asks again: this is not the guard. */
  readonly permission: Permission;
  /** The physical key after G that goes there. */
  readonly goKey: string;
  /** Pages that are reached from this one and have no entry of their own. */
  readonly holds?: readonly string[];
};

/** The areas of the console in the order of the sidebar. Only areas that stand are listed. */
export const NAVIGATION: readonly NavigationEntry[] = [
  {
    id: 'home',
    href: '/home',
    icon: 'home',
    group: 'start',
    permission: 'analytics.read',
    goKey: 'KeyH',
  },
  {
    id: 'desk',
    href: '/desk',
    icon: 'home',
    group: 'start',
    permission: 'members.read',
    goKey: 'KeyH',
  },
  {
    id: 'tasks',
    href: '/tasks',
    icon: 'tasks',
    group: 'start',
    permission: 'tasks.work',
    goKey: 'KeyK',
  },
  {
    id: 'members',
    href: '/members',
    icon: 'members',
    group: 'customers',
    permission: 'members.read',
    goKey: 'KeyM',
  },
  {
    id: 'cards',
    href: '/cards',
    icon: 'cards',
    group: 'customers',
    permission: 'cards.read',
    goKey: 'KeyC',
  },
  {
    id: 'duplicates',
    href: '/members/duplicates',
    icon: 'members',
    group: 'customers',
    permission: 'members.edit',
    goKey: 'KeyD',
  },
  {
    id: 'segments',
    href: '/segments',
    icon: 'segments',
    group: 'customers',
    permission: 'segments.read',
    goKey: 'KeyG',
  },
  {
    id: 'tiers',
    href: '/tiers',
    icon: 'tiers',
    group: 'programme',
    permission: 'rules.read',
    goKey: 'KeyL',
  },
  {
    id: 'mechanics',
    href: '/mechanics',
    icon: 'mechanics',
    group: 'programme',
    permission: 'rules.read',
    goKey: 'KeyN',
  },
  {
    id: 'rewards',
    href: '/rewards',
    icon: 'rewards',
    group: 'programme',
    permission: 'rules.read',
    goKey: 'KeyB',
  },
  {
    id: 'rules',
    href: '/rules',
    icon: 'rules',
    group: 'programme',
    permission: 'rules.read',
    goKey: 'KeyU',
  },
  {
    id: 'templates',
    href: '/templates',
    icon: 'templates',
    group: 'messages',
    permission: 'messages.read',
    goKey: 'KeyV',
  },
  {
    id: 'outbox',
    href: '/outbox',
    icon: 'outbox',
    group: 'messages',
    permission: 'messages.read',
    goKey: 'KeyX',
  },
  {
    id: 'overview',
    href: '/analytics',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyA',
  },
  {
    id: 'rfm',
    href: '/analytics/rfm',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyR',
  },
  {
    id: 'retention',
    href: '/analytics/retention',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyT',
  },
  {
    id: 'lifecycle',
    href: '/analytics/lifecycle',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyF',
  },
  {
    id: 'outlook',
    href: '/analytics/outlook',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyO',
  },
  {
    id: 'points',
    href: '/analytics/points',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyP',
  },
  {
    id: 'tierReport',
    href: '/analytics/tiers',
    icon: 'analytics',
    group: 'analytics',
    permission: 'analytics.read',
    goKey: 'KeyE',
    holds: ['/analytics/migration'],
  },
  {
    id: 'taskStatistics',
    href: '/tasks/statistics',
    icon: 'analytics',
    group: 'analytics',
    permission: 'tasks.statistics',
    goKey: 'KeyW',
  },
  {
    id: 'imports',
    href: '/imports',
    icon: 'imports',
    group: 'data',
    permission: 'imports.read',
    goKey: 'KeyI',
  },
  {
    id: 'settings',
    href: '/settings',
    icon: 'settings',
    group: 'data',
    permission: 'settings.read',
    goKey: 'KeyS',
  },
];

/** The areas a role finds in its sidebar. Its own home stands first, unless it is one of the areas anyway. */
export function navigationFor(role: Role): readonly NavigationEntry[] {
  const areas = NAVIGATION.filter((entry) => ROLE_PERMISSIONS[role].includes(entry.permission));
  return areas.filter(({ icon, href }) => icon !== 'home' || href === HOME_BY_ROLE[role]);
}

/** The right a page asks for, by its address: said to a reader who lacks it. */
export function permissionOfPath(path: string): Permission {
  const [pathname = ''] = path.split('?');
  const access = findRoute(pathname)?.access;
  return typeof access === 'object' && 'session' in access ? access.session : 'profile.own';
}
