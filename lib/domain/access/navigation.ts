import type { Permission } from './permissions';

/** Icons the navigation may name; the shell holds their drawings. */
export type NavigationIcon = 'home' | 'members' | 'analytics' | 'imports' | 'settings';

export type NavigationEntry = {
  readonly id: 'home' | 'members' | 'rfm' | 'retention' | 'imports' | 'settings';
  readonly href: string;
  readonly icon: NavigationIcon;
  readonly group: 'start' | 'customers' | 'analytics' | 'data';
  /** The right without which the entry is hidden. The page asks again: this is not the guard. */
  readonly permission: Permission;
  /** The physical key after G that goes there. */
  readonly goKey: string;
};

/** The areas of the console in the order of the sidebar. Only areas that stand are listed. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { id: 'home', href: '/', icon: 'home', group: 'start', permission: 'profile.own', goKey: 'KeyH' },
  {
    id: 'members',
    href: '/members',
    icon: 'members',
    group: 'customers',
    permission: 'members.read',
    goKey: 'KeyM',
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

/** Pages that are not in the sidebar but need a right of their own; longer paths first. */
const DEEPER: readonly { readonly href: string; readonly permission: Permission }[] = [
  { href: '/settings/users', permission: 'users.manage' },
  { href: '/settings/api-keys', permission: 'apiKeys.manage' },
  { href: '/settings/audit', permission: 'audit.read' },
];

/** The right a page asks for, by its address: said to a reader who lacks it. */
export function permissionOfPath(path: string): Permission {
  const [pathname = ''] = path.split('?');
  const found = [...DEEPER, ...NAVIGATION].find(
    ({ href }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)),
  );
  return found?.permission ?? 'profile.own';
}
