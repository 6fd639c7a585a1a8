'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { BULK_AT_ONCE, type BulkAction, type BulkOutcome } from '@/lib/domain/cards/bulk';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { operateManyCards } from '../actions';
import { type BulkAnswers, BulkForm } from './bulk-form';
import { BulkOutcomes } from './bulk-outcomes';

/** How far the work is; `refusal`: it stopped there. */
type Work = {
  readonly total: number;
  readonly outcomes: readonly BulkOutcome[];
  readonly isOver: boolean;
  readonly refusal?: Refusal;
};

/** One action on the selected cards: what it needs, how far it is, what became of each card. */
export function BulkDialog({ action }: { readonly action: BulkAction }) {
  const t = useTranslations('cardList.bulk');
  const router = useRouter();
  const { rows, set } = useSelection();
  const [isOpen, setIsOpen] = useState(false);
  const [work, setWork] = useState<Work | null>(null);
  const run = async (answers: BulkAnswers) => {
    const all = [...rows].map(([cardId, version]) => ({ cardId, version }));
    let outcomes: readonly BulkOutcome[] = [];
    for (let at = 0; at < all.length; at += BULK_AT_ONCE) {
      setWork({ total: all.length, outcomes, isOver: false });
      const some = all.slice(at, at + BULK_AT_ONCE);
      const answer = await operateManyCards({ action, ...answers, cards: some }).catch(() => null);
      if (!answer?.ok) {
        const refusal = answer?.error ?? NO_ANSWER;
        setWork({ total: all.length, outcomes, isOver: true, refusal });
        return;
      }
      outcomes = [...outcomes, ...answer.value.outcomes];
    }
    setWork({ total: all.length, outcomes, isOver: true });
  };
  const change = (next: boolean) => {
    // What is under way is seen to its end.
    if (work !== null && !work.isOver) return;
    setIsOpen(next);
    if (next || work === null) return;
    // One that somebody changed meanwhile was selected as it was seen then: it is to be looked at again.
    const done = work.outcomes.filter(
      ({ refused }) => refused === null || refused.code === 'stale_version',
    );
    set(
      done.map(({ cardId }) => ({ id: cardId, version: 0 })),
      false,
    );
    setWork(null);
    router.refresh();
  };
  return (
    <Dialog
      title={t(`actions.${action}.title`, { count: work?.total ?? rows.size })}
      description={t(`actions.${action}.text`)}
      trigger={<Button size="small">{t(`actions.${action}.name`)}</Button>}
      open={isOpen}
      onOpenChange={change}
    >
      {work === null ? (
        <BulkForm action={action} count={rows.size} onSubmit={run} />
      ) : (
        <BulkOutcomes action={action} {...work} onClose={() => change(false)} />
      )}
    </Dialog>
  );
}
