'use client';

import { useLocale } from 'next-intl';
import { useId } from 'react';
import { describedBy } from '@/components/form/described-by';
import { FieldError } from '@/components/form/field-error';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/kbd';
import { formatCount } from '@/lib/format/numbers';
import { chosenDigit, KEY_MARK } from './digit-key';
import type { QuestionProps } from './field-frame';

export type Choice = { readonly value: string; readonly name: string; readonly hint: string };

type Props = QuestionProps & {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Columns that leave no empty cell. */
function columnsFor(count: number): string {
  if (count % 3 === 0) return 'sm:grid-cols-3';
  return count % 2 === 0 ? 'sm:grid-cols-2' : '';
}

/** One of a few, each with what it means. Arrows walk, a digit chooses. */
export function ChoiceField({ id, label, error, choices, value, onChange, onLeave }: Props) {
  const own = useId();
  const locale = useLocale();
  return (
    <fieldset
      className="mb-5 min-w-0"
      aria-describedby={describedBy(error !== undefined && `${own}-error`)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
      onKeyDown={(event) => {
        const chosen = choices[(chosenDigit(event) ?? 0) - 1];
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div
        className={cx(
          'grid gap-px overflow-hidden rounded-control border bg-line',
          error === undefined ? 'border-line-strong' : 'border-danger',
          columnsFor(choices.length),
        )}
      >
        {choices.map((choice, index) => (
          <label
            key={choice.value}
            className="grid cursor-pointer grid-cols-[16px_minmax(0,1fr)_auto] content-start gap-x-2 bg-surface px-3 pt-2 pb-2.5 hover:bg-hover has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus touch:min-h-11"
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              aria-invalid={error === undefined ? undefined : true}
              aria-describedby={`${own}-${choice.value}`}
              className="mt-0.5 size-4 accent-primary outline-none"
            />
            <span className="min-w-0 font-medium">{choice.name}</span>
            <span className={KEY_MARK} aria-hidden="true">
              <Kbd>{formatCount(index + 1, locale)}</Kbd>
            </span>
            <span
              id={`${own}-${choice.value}`}
              className="col-span-2 col-start-2 text-xs text-ink-2"
            >
              {choice.hint}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${own}-error`} error={error} />}
    </fieldset>
  );
}
