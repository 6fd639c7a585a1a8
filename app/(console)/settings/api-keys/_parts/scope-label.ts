import type { ApiScope } from '@/lib/domain/access/permissions';

/** The message that names a scope: keys of messages hold no dots. */
export const SCOPE_LABEL = {
  'members.read': 'scope.members',
  'members.enrol': 'scope.membersEnrol',
  'cards.read': 'scope.cards',
  'points.read': 'scope.points',
  'points.redeem': 'scope.pointsRedeem',
  'points.transfer': 'scope.pointsTransfer',
  'purchases.post': 'scope.purchasesPost',
  'consents.edit': 'scope.consents',
  'events.post': 'scope.events',
  'messages.report': 'scope.messagesReport',
  'imports.read': 'scope.importsRead',
  'imports.run': 'scope.importsRun',
  'analytics.read': 'scope.analytics',
} as const satisfies Record<ApiScope, string>;
