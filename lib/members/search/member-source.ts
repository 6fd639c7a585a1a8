import 'server-only';
import type { Fragment } from '@/db/read';

/** A SELECT of member_id, wrapped: a bare fragment would be run by whoever awaits it. */
export type MemberSource = { readonly memberIds: Fragment };
