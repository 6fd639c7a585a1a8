'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { BulkAction, BulkOutcome } from '@/lib/domain/cards/bulk';
import { isCardRefusal } from '@/lib/domain/cards/may-do';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';

type Props = {
  readonly action: BulkAction;
  readonly total: number;
  readonly outcomes: readonly BulkOutcome[];
  readonly isOver: boolean;
  readonly refusal?: Refusal | undefined;
  readonly onClose: () => void;
};

/** How far an action is, and every card that it left as it was, with why. */
export function BulkOutcomes({ action, total, outcomes, isOver, refusal, onClose }: Props) {
  const t = useTranslations('cardList.bulk');
  const cards = useTranslations('cards');
  const words = useRefusalWords();
  const left = outcomes.flatMap(({ refused, ...card }) =>
    refused === null ? [] : [{ ...card, ...refused }],
  );
  const why = ({ reason, code }: (typeof left)[number]) =>
    isCardRefusal(reason)
      ? cards(`reasons.${reason}`, { operation: action })
      : t(code === 'stale_version' ? 'changed' : 'gone');
  return (
    <div className="flex flex-col gap-3">
      <progress
        aria-label={t('progress')}
        max={total}
        value={outcomes.length}
        className="h-1 w-full accent-primary"
      />
      <p role="status">
        {isOver
          ? t(`actions.${action}.done`, { done: outcomes.length - left.length, left: left.length })
          : t('working', { done: outcomes.length, total })}
      </p>
      {refusal !== undefined && (
        <p role="alert" className="text-danger-text">
          {words(refusal)} {t('stopped', { rest: total - outcomes.length })}
        </p>
      )}
      {left.length > 0 && (
        <ul className="max-h-64 divide-y overflow-auto border-y text-sm">
          {left.map((one) => (
            <li key={one.cardId} className="flex flex-wrap gap-x-3 py-1.5">
              <TextLink href={`/cards/${one.cardId}`} className="tabular-nums">
                {cards('ending', { ending: one.ending })}
              </TextLink>
              <span className="min-w-0 flex-1 text-ink-2">{why(one)}</span>
            </li>
          ))}
        </ul>
      )}
      {isOver && (
        <Button tone="primary" onClick={onClose} className="self-start">
          {t('close')}
        </Button>
      )}
    </div>
  );
}
