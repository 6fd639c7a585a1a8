/** States of a member, in the order of life. */
export const MEMBER_STATUSES = [
  'prospect',
  'active',
  'suspended',
  'closing',
  'closed',
  'anonymised',
  'merged',
] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** Who a member is. */
export const MEMBER_KINDS = ['person', 'organisation', 'staff'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** How a member is known outside. One live value belongs to one member. */
export const IDENTITY_KINDS = ['external', 'phone', 'email', 'card'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** The buyer of a guest purchase: no member has this id. */
export const GUEST_MEMBER_ID = 0;

/** Members are shown as MBR-20391. */
export function memberCode(memberId: number): string {
  return `MBR-${memberId}`;
}
