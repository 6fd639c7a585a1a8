import 'server-only';
import type { EntryKind } from '@/lib/domain/points/states';
import { type Points, pointsText } from '@/lib/domain/shared/points';
import type { AuditChange } from '@/lib/kernel/audit';
import type { LockedAccount } from './lock-accounts';
import type { Posted } from './post-entry';

/** What the audit log says of a movement: figures, no words that a person wrote. */
export function auditedEntry(
  before: LockedAccount,
  posted: Posted,
  {
    kind,
    points,
    ...more
  }: { readonly kind: EntryKind; readonly points: Points } & Readonly<Record<string, unknown>>,
): AuditChange {
  const figures = ({ balance, pending, debt }: LockedAccount) => ({
    balance: pointsText(balance),
    pending: pointsText(pending),
    debt: pointsText(debt),
  });
  return {
    subjectKind: 'points',
    subjectId: before.memberId,
    before: figures(before),
    after: {
      ...figures(posted.account),
      seq: posted.seq,
      kind,
      points: pointsText(points),
      ...more,
    },
  };
}
