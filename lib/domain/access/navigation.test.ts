import { describe, expect, it } from 'vitest';
import { NAVIGATION, navigationFor, permissionOfPath } from './navigation';
import { ROLES } from './permissions';
import { findRoute } from './routes';

const ids = (role: (typeof ROLES)[number]) => navigationFor(role).map((entry) => entry.id);

describe('navigation', () => {
  it('shows each role its own areas', () => {
    expect(ids('support')).toEqual([
      'desk',
      'tasks',
      'members',
      'cards',
      'duplicates',
      'tiers',
      'mechanics',
      'rewards',
      'rules',
      'taskStatistics',
    ]);
    expect(ids('analyst')).toEqual([
      'members',
      'cards',
      'segments',
      'tiers',
      'mechanics',
      'rewards',
      'rules',
      'templates',
      'outbox',
      'overview',
      'rfm',
      'retention',
      'lifecycle',
      'outlook',
      'points',
      'tierReport',
      'taskStatistics',
      'imports',
    ]);
    expect(ids('marketer')[0]).toBe('home');
    expect(ids('admin')).toContain('settings');
  });

  it('leads only to pages that stand, with the right those pages ask for', () => {
    for (const { href, permission } of NAVIGATION) {
      expect(findRoute(href)?.access).toEqual({ session: permission });
    }
  });

  it('gives each key of a role one meaning', () => {
    for (const role of ROLES) {
      const keys = navigationFor(role).map((entry) => entry.goKey);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('names the right of a page, also deeper than the sidebar', () => {
    expect(permissionOfPath('/settings/users?after=3')).toBe('users.manage');
    expect(permissionOfPath('/members/20391')).toBe('members.read');
    expect(permissionOfPath('/nowhere')).toBe('profile.own');
  });
});
