'use client';

import { useTranslations } from 'next-intl';
import { CARD_REFUSALS } from '@/lib/domain/cards/may-do';
import { MEMBER_REFUSALS } from '@/lib/domain/members/may-do';
import { TASK_POINTS_REFUSALS } from '@/lib/domain/points/may-move';
import { CLAIM_REFUSALS } from '@/lib/domain/purchases/claims';
import type { Refusal } from '@/lib/domain/shared/action-result';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { TIER_REFUSALS } from '@/lib/domain/tiers/floors';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { Notice } from './notice';
import { type Reason, useReasonWords } from './use-reason-words';

type Props = {
  readonly task: TaskPage;
  /** What the last try was refused for. */
  readonly refusal: Refusal | undefined;
};

/** Why the task has no way to its end as things stand, or why the last try was refused. */
export function RefusalNotice({ task, refusal }: Props) {
  const t = useTranslations('tasks.refusal');
  const reasonOf = useReasonWords();
  const words = useRefusalWords();
  const reason = task.refusal === null ? triedReason(refusal) : task.refusal;
  if (reason !== null) {
    return (
      <Notice isAlert tone="danger" title={t('title')}>
        <p>{reasonOf(reason)}</p>
        {task.refusal !== null && <p>{t('rest')}</p>}
      </Notice>
    );
  }
  if (refusal?.code === 'stale_version') {
    return (
      <Notice isAlert tone="warning" title={t('changedCard')}>
        <p>{t('changedCardText')}</p>
      </Notice>
    );
  }
  return refusal === undefined ? null : <Notice isAlert tone="danger" title={words(refusal)} />;
}

/** What the last try was refused for, when it was for a reason of the rules. */
function triedReason(refusal: Refusal | undefined): Reason | null {
  const told = refusal?.details.reason;
  const ofCard = CARD_REFUSALS.find((reason) => reason === told);
  if (refusal?.code === 'card_refused' && ofCard !== undefined) {
    return { code: 'card_refused', reason: ofCard };
  }
  const ofMember = MEMBER_REFUSALS.find((reason) => reason === told);
  if (refusal?.code === 'member_refused' && ofMember !== undefined) {
    return { code: 'member_refused', reason: ofMember };
  }
  const ofClaim = CLAIM_REFUSALS.find((reason) => reason === told);
  if (refusal?.code === 'claim_refused' && ofClaim !== undefined) {
    return { code: 'claim_refused', reason: ofClaim };
  }
  const ofPoints = TASK_POINTS_REFUSALS.find((reason) => reason === told);
  if (refusal?.code === 'points_refused' && ofPoints !== undefined) {
    return { code: 'points_refused', reason: ofPoints };
  }
  const ofTiers = TIER_REFUSALS.find((reason) => reason === told);
  if (refusal?.code === 'tier_refused' && ofTiers !== undefined) {
    return { code: 'tier_refused', reason: ofTiers };
  }
  return null;
}
