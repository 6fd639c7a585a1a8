import type { Role } from './permissions';

/** Where `/` leads each role: what it came for. */
export const HOME_BY_ROLE: Readonly<Record<Role, string>> = {
  admin: '/settings/health',
  marketer: '/home',
  analyst: '/analytics',
  support: '/desk',
};

/** Where to go after signing in: the address asked for when it is one of ours, else home. */
export function returnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith('/') || asked.length > 2000) return '/';
  // "//host", "/\host" and hidden characters are other people's addresses to a browser.
  if (asked.startsWith('//') || !/^[!-[\]-~]+$/.test(asked)) return '/';
  if (/^\/(sign-in|setup|api)(\/|\?|$)/.test(asked)) return '/';
  return asked;
}
