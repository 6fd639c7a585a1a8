'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { type Finding, receiptKey } from '@/lib/domain/purchases/claim-search';
import type { ClaimEarning, Claiming, ClaimRefusal } from '@/lib/domain/purchases/claims';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { pluralOf } from '@/lib/format/points';

type Props = {
  readonly name: string;
  readonly finding: Finding;
  readonly claiming: Pick<Claiming, 'currency'>;
  /** What those that were found would earn. */
  readonly earnings: readonly ClaimEarning[];
  readonly isChosen: boolean;
  readonly isWrong: boolean;
  readonly onChoose: () => void;
};

/** Refusals of a receipt that was found, each with its words. */
const TOLD = ['own', 'of_member', 'in_future', 'too_old', 'before_joined', 'returned'] as const;

function toldOf(refusal: ClaimRefusal) {
  return TOLD.find((one) => one === refusal) ?? ('other' as const);
}

/** Whether a reason speaks for the receipt, or says where it differs. */
const differs = (match: string) => match.startsWith('other') || match === 'nextDay';

/** A receipt that fits: what it is, why it fits, what it gives; or why it cannot be claimed. */
export function ReceiptOption(props: Props) {
  const { name, finding, claiming, earnings, isChosen, isWrong, onChoose } = props;
  const t = useTranslations('tasks.receipts');
  const locale = useLocale();
  const own = useId();
  const { receipt, matches, refusal } = finding;
  const { currency } = claiming;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency, locale });
  const earning = earnings.find(({ of }) => of === receiptKey(receipt));
  return (
    <label
      data-refused={refusal ?? undefined}
      className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 bg-surface px-3 py-2 not-data-refused:cursor-pointer not-data-refused:hover:bg-hover has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus touch:min-h-11"
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        disabled={refusal !== null}
        onChange={onChoose}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={`${own}-why`}
        className="mt-0.5 size-4 accent-primary outline-none"
      />
      <span className="min-w-0">
        <span className="font-medium">{t('number', { number: receipt.receipt })}</span>
        <span className="text-ink-2">
          {' · '}
          {formatDay(receipt.businessDate, locale)}
          {' · '}
          {receipt.store}
          {receipt.till !== '' && ` · ${t('till', { till: receipt.till })}`}
        </span>
      </span>
      <span className="figure text-right font-medium">{money(receipt.amountMinor)}</span>
      <span
        id={`${own}-why`}
        className="col-start-2 col-end-4 flex flex-wrap gap-x-2 text-xs text-ink-2"
      >
        {matches.map((match) => (
          <span key={match} className={differs(match) ? 'text-warning-text' : 'text-success-text'}>
            {t(`matches.${match}`)}
          </span>
        ))}
        {receipt.returnedMinor > 0n && (
          <span>{t('returned', { amount: money(receipt.returnedMinor) })}</span>
        )}
        {refusal === null && earning !== undefined && (
          <span className="ml-auto">{t('gives', { points: pluralOf(earning.points) })}</span>
        )}
        {refusal !== null && (
          <span className="ml-auto font-medium text-danger-text">
            {t(`refused.${toldOf(refusal)}`)}
          </span>
        )}
      </span>
    </label>
  );
}
