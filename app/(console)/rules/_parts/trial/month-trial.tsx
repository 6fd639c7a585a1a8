'use client';

import { useState } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { type RuleWords, slotWords } from '@/components/rule/rule-words';
import { Button } from '@/components/ui/button';
import { useAnswer } from '@/components/ui/use-answer';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import type { MonthSample } from '@/lib/domain/rules/trial';
import { formatMonth } from '@/lib/format/dates';
import { formatCount, formatShare } from '@/lib/format/numbers';

type Props = {
  readonly words: RuleWords;
  /** The latest first. */
  readonly months: readonly string[];
  readonly candidate: {
    readonly definition: DefinitionJson;
    readonly ruleId: number | null;
  } | null;
};

/** A rule on a month of receipts: how many it touches, points before and after, of how many that were judged. */
export function MonthTrial({ words, months, candidate }: Props) {
  const { t, locale } = words;
  const [month, setMonth] = useState(months[0] ?? '');
  const [asked, setAsked] = useState<string | null>(null);
  const { value, isStale, hasFailed } = useAnswer<MonthSample>('/api/internal/rules/sample', asked);
  const points = (text: string) => slotWords(words, { kind: 'points', path: [] }, text) ?? text;
  // An answer to another rule or month says nothing of this one.
  const isOld = !isStale && asked !== JSON.stringify({ month, candidate });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SelectInput
            label={t('sample.month')}
            required
            value={month}
            options={months.map((one) => ({ value: one, label: formatMonth(one, locale) }))}
            onChange={(event) => setMonth(event.target.value)}
          />
        </div>
        <Button
          disabled={candidate === null || isStale}
          onClick={() => setAsked(JSON.stringify({ month, candidate }))}
        >
          {t('sample.run')}
        </Button>
      </div>
      {hasFailed && !isStale && (
        <p role="alert" className="text-sm text-danger-text">
          {t('try.failed')}
        </p>
      )}
      {!isOld && value?.receipts === 0 && <p className="text-sm text-ink-2">{t('sample.none')}</p>}
      {!isOld && value !== undefined && value.receipts > 0 && (
        <div role="status" aria-busy={isStale}>
          <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 border-y py-2 text-sm">
            <dt className="text-ink-2">{t('sample.touched')}</dt>
            <dd className="text-right font-medium">
              {formatCount(value.touched, locale)}{' '}
              <span className="font-normal text-ink-2">
                {formatShare(value.touched, value.receipts, locale)}
              </span>
            </dd>
            <dt className="text-ink-2">{t('sample.before')}</dt>
            <dd className="text-right">{points(value.before)}</dd>
            <dt className="text-ink-2">{t('sample.after')}</dt>
            <dd className="text-right font-medium">{points(value.after)}</dd>
          </dl>
          <p className="mt-1.5 text-xs text-ink-3">
            {value.receipts < value.total
              ? t('sample.sampled', {
                  count: value.receipts,
                  total: formatCount(value.total, locale),
                })
              : t('sample.whole', { count: value.receipts })}{' '}
            {t('sample.took', { ms: value.tookMs })}
          </p>
        </div>
      )}
    </div>
  );
}
