import type { Permission } from '../access/permissions';

/**
 * The tabs of a member's page in the order in which they stand. `path` is the folder under the member's address; the
 * words stand in `members.tabs.<id>`. To add one: a line here, a folder in `app/(console)/members/[id]/(tabs)`, the words.
 */
export const MEMBER_TABS = [
  { id: 'timeline', path: '', needs: 'members.read' },
  { id: 'points', path: 'points', needs: 'points.read' },
  { id: 'tier', path: 'tier', needs: 'members.read' },
  { id: 'rewards', path: 'rewards', needs: 'members.read' },
  { id: 'referrals', path: 'referrals', needs: 'members.read' },
  { id: 'purchases', path: 'purchases', needs: 'members.read' },
  { id: 'tasks', path: 'tasks', needs: 'tasks.work' },
  { id: 'consents', path: 'consents', needs: 'members.read' },
  { id: 'messages', path: 'messages', needs: 'members.read' },
  { id: 'changes', path: 'changes', needs: 'members.readContacts' },
] as const satisfies readonly {
  readonly id: string;
  readonly path: string;
  /** Without this right the tab is not offered; its query refuses by itself. */
  readonly needs: Permission;
}[];

export type MemberTabId = (typeof MEMBER_TABS)[number]['id'];

/** The address of a tab of a member's page. */
export function memberTabHref(memberId: number, path: string): string {
  return path === '' ? `/members/${memberId}` : `/members/${memberId}/${path}`;
}
