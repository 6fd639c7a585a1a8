/**
 * The tabs of a member's page in the order in which they stand. `path` is the folder under the member's address; the
 * words stand in `members.tabs.<id>`. To add one: a line here, a folder in `app/(console)/members/[id]/(tabs)`, the words.
 */
export const MEMBER_TABS = [{ id: 'purchases', path: 'purchases' }] as const;

/** The address of a tab of a member's page. */
export function memberTabHref(memberId: number, path: string): string {
  return path === '' ? `/members/${memberId}` : `/members/${memberId}/${path}`;
}
