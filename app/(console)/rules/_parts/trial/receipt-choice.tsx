'use client';

import { useState } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import type { RuleWords } from '@/components/rule/rule-words';
import { Button } from '@/components/ui/button';
import type { TrialReceipt } from '@/lib/domain/rules/trial';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';

type Props = {
  readonly words: RuleWords;
  readonly receipts: readonly TrialReceipt[];
  readonly chosen: TrialReceipt | undefined;
  readonly onChoose: (receipt: TrialReceipt) => void;
};

const keyOf = ({ memberId, businessDate, purchaseId }: TrialReceipt) =>
  `${memberId} ${businessDate} ${purchaseId}`;

/** The receipt that a rule is tried on: one of the latest, or one by its number. */
export function ReceiptChoice({ words, receipts, chosen, onChoose }: Props) {
  const { t, locale, dictionary } = words;
  const [found, setFound] = useState(receipts);
  const [number, setNumber] = useState('');
  const [hasNone, setNone] = useState(false);
  const look = async () => {
    const response = await fetch(
      `/api/internal/rules/receipts?${new URLSearchParams({ number: number.trim() })}`,
    ).catch(() => null);
    const answer: readonly TrialReceipt[] = response?.ok === true ? await response.json() : [];
    const [first] = answer;
    setNone(first === undefined);
    if (first === undefined) return;
    setFound(answer);
    onChoose(first);
  };
  const name = (receipt: TrialReceipt) => {
    const money = formatMoney({
      amountMinor: BigInt(receipt.amountMinor),
      currency: dictionary.currency,
      locale,
    });
    return `${formatDay(receipt.businessDate, locale)}, ${receipt.clock}, ${money}, ${receipt.store}`;
  };
  return (
    <div className="flex flex-col gap-3">
      <SelectInput
        label={t('try.choose')}
        required
        value={chosen === undefined ? '' : keyOf(chosen)}
        options={found.map((receipt) => ({ value: keyOf(receipt), label: name(receipt) }))}
        onChange={(event) => {
          const receipt = found.find((one) => keyOf(one) === event.target.value);
          if (receipt !== undefined) onChoose(receipt);
        }}
      />
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextInput
            label={t('try.find')}
            hint={t('try.findHint')}
            error={hasNone ? t('try.nothingFound') : undefined}
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              look();
            }}
          />
        </div>
        <Button className="mt-5.5" onClick={look}>
          {t('try.findButton')}
        </Button>
      </div>
    </div>
  );
}
