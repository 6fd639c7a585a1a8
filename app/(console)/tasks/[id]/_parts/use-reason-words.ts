'use client';

import { useTranslations } from 'next-intl';
import type { CardRefusal } from '@/lib/domain/cards/may-do';
import type { TaskRefusal } from '@/lib/domain/tasks/definition';

/** A reason of the rules: of a card with its operation, where it is known. */
export type Reason = TaskRefusal | { readonly code: 'card_refused'; readonly reason: CardRefusal };

/** Words for why a task has no way. */
export function useReasonWords(): (reason: Reason) => string {
  const cards = useTranslations('cards.reasons');
  const members = useTranslations('members.reasons');
  const claims = useTranslations('tasks.claimReasons');
  const points = useTranslations('tasks.pointsReasons');
  const tiers = useTranslations('tasks.tierReasons');
  return (refusal) => {
    if (refusal.code === 'member_refused') return members(refusal.reason);
    if (refusal.code === 'claim_refused') return claims(refusal.reason);
    if (refusal.code === 'points_refused') return points(refusal.reason);
    if (refusal.code === 'tier_refused') return tiers(refusal.reason);
    const operation = 'operation' in refusal ? refusal.operation : 'other';
    return cards(refusal.reason, { operation });
  };
}
