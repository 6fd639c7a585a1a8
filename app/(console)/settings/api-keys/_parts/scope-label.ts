import type { ApiScope } from '@/lib/domain/access/permissions';

/** The message that names a scope: keys of messages hold no dots. */
export const SCOPE_LABEL = {
  'analytics.read': 'scope.analytics',
  'members.read': 'scope.members',
} as const satisfies Record<ApiScope, string>;
