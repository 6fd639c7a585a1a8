import { IDENTITY_KINDS } from './states';

/** What a found member was found by: their name, our code, or one of their identities. */
export const MEMBER_MATCHES = ['name', 'code', ...IDENTITY_KINDS] as const;
export type MemberMatch = (typeof MEMBER_MATCHES)[number];
