'use client';

import { useLocale, useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/lib/format/numbers';
import { approveAsked, rejectAsked } from '../../../actions';
import { useGrantRefusal } from '../../_parts/use-grant-refusal';
import { useDecision } from './use-decision';

type Props = {
  readonly seen: { readonly grantId: number; readonly version: number };
  readonly tier: string;
  /** How many would get it now. */
  readonly gets: number;
  /** The reader asked for it. */
  readonly isOwn: boolean;
};

/** The decision of a second person; whoever asked can only withdraw. */
export function ReviewGrant({ seen, tier, gets, isOwn }: Props) {
  const t = useTranslations('tierGrants');
  const locale = useLocale();
  const words = useGrantRefusal();
  const { refusal, isPending, decide } = useDecision();
  return (
    <section
      aria-labelledby="review-title"
      className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <h2 id="review-title" className="text-lg">
        {t('review.title')}
      </h2>
      <p className="mb-3 max-w-[72ch] text-sm text-ink-2">
        {t(isOwn ? 'review.own' : 'review.text')}
      </p>
      <FormError message={words(refusal)} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={isPending} onClick={() => decide(() => rejectAsked(seen))}>
          {t(isOwn ? 'review.withdraw' : 'review.reject')}
        </Button>
        <Button
          tone="primary"
          disabled={isPending}
          disabledReason={isOwn ? t('review.own') : undefined}
          onClick={() => decide(() => approveAsked(seen))}
        >
          {t('review.approve', { count: gets, members: formatCount(gets, locale), tier })}
        </Button>
      </div>
    </section>
  );
}
