'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { PickerForm } from '@/components/form/picker-form';
import { TextInput } from '@/components/form/text-input';
import { minorTyped } from '@/components/rule/minor-typed';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import { parsePercent, percentText } from '@/lib/domain/purchases/percent';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import type { PickerProps } from './picker-types';

type Step = { readonly fromMinor: string; readonly bps: number };
type Typed = { readonly id: number; readonly from: string; readonly share: string };

const MOST_STEPS = 20;

/** The steps as typed, in their order; null when one is no step, or does not rise above the one before it. */
function readSteps(typed: readonly Typed[], currency: CurrencyCode): readonly Step[] | null {
  const steps = typed.map(({ from, share }) => ({
    from: from.trim() === '0' ? 0n : parseAmount(from, currency),
    bps: parsePercent(share) ?? 0,
  }));
  const isRising = steps.every(({ from, bps }, place) => {
    const before = steps[place - 1];
    if (from === null || bps < 1 || bps > 10_000) return false;
    return before === undefined || (from > (before.from ?? 0n) && bps > before.bps);
  });
  if (!isRising || steps.length === 0) return null;
  return steps.map(({ from, bps }) => ({ fromMinor: String(from), bps }));
}

/** The steps of a discount that grows: from which sum on, how much. */
export function LadderPicker({ words, label, value, onApply, onCancel }: PickerProps) {
  const { t, locale, dictionary } = words;
  const currency = dictionary.currency as CurrencyCode;
  const separator = locale === 'ru' ? ',' : '.';
  const [steps, setSteps] = useState<readonly Typed[]>(() =>
    (value as readonly Step[]).map(({ fromMinor, bps }, id) => ({
      id,
      from: minorTyped(fromMinor, currency, separator),
      share: percentText(bps, separator),
    })),
  );
  const [isWrong, setWrong] = useState(false);
  const change = (id: number, part: Partial<Typed>) => {
    setSteps(steps.map((step) => (step.id === id ? { ...step, ...part } : step)));
    setWrong(false);
  };
  const submit = () => {
    const read = readSteps(steps, currency);
    if (read === null) setWrong(true);
    else onApply(read);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{label}</legend>
        {steps.map((step, place) => (
          <div key={step.id} className="grid grid-cols-[1fr_1fr_auto] items-end gap-2">
            <TextInput
              label={t('editor.stepFrom')}
              required
              inputMode="decimal"
              value={step.from}
              error={isWrong && place === 0 ? t('editor.stepsWrong') : undefined}
              onChange={(event) => change(step.id, { from: event.target.value })}
            />
            <TextInput
              label={t('editor.stepShare')}
              required
              inputMode="decimal"
              value={step.share}
              onChange={(event) => change(step.id, { share: event.target.value })}
            />
            <IconButton
              label={t('editor.removeStep')}
              icon={<Icon of={X} />}
              onClick={() => setSteps(steps.filter(({ id }) => id !== step.id))}
            />
          </div>
        ))}
        {steps.length < MOST_STEPS && (
          <Button
            size="small"
            tone="quiet"
            onClick={() => {
              const id = Math.max(0, ...steps.map((step) => step.id)) + 1;
              setSteps([...steps, { id, from: '', share: '' }]);
            }}
          >
            <Icon of={Plus} />
            {t('editor.addStep')}
          </Button>
        )}
      </fieldset>
    </PickerForm>
  );
}
