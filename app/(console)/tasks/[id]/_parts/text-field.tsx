'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { TASK_TEXT_MAX } from '@/lib/domain/tasks/states';
import { describedBy, FieldFrame, type QuestionProps } from './field-frame';

type Props = QuestionProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `long`: words; `line`: a line of them; `digits`: a few digits; `day`: a calendar day. */
  readonly shape: 'long' | 'line' | 'digits' | 'day';
  /** The first day that may be chosen. */
  readonly min?: string | undefined;
  /** The last one. */
  readonly max?: string | undefined;
};

const LINES = 3;

/** A text that is typed, or a day that is chosen. */
export function TextField({ shape, min, max, value, onChange, ...question }: Props) {
  const { id, label, hint, error, isOptional, onLeave } = question;
  const t = useTranslations('common.form');
  const own = useId();
  const control = {
    id: own,
    name: id,
    value,
    maxLength: TASK_TEXT_MAX,
    required: !isOptional,
    autoComplete: 'off',
    onBlur: onLeave,
    'aria-invalid': error === undefined ? undefined : (true as const),
    'aria-describedby': describedBy(
      error !== undefined && `${own}-error`,
      hint !== undefined && `${own}-hint`,
    ),
  };
  return (
    <FieldFrame
      controlId={own}
      label={label}
      error={error}
      isOptional={isOptional}
      optional={t('optional')}
      below={
        hint !== undefined && (
          <p id={`${own}-hint`} className="mt-1 text-xs text-ink-2">
            {hint}
          </p>
        )
      }
    >
      {shape === 'long' ? (
        <textarea
          {...control}
          rows={LINES}
          onChange={(event) => onChange(event.target.value)}
          className={cx(controlStyles, 'h-auto py-1.5 touch:h-auto')}
        />
      ) : (
        <input
          {...control}
          {...(shape === 'day'
            ? { type: 'date', min, max }
            : { type: 'text', ...(shape === 'digits' ? { inputMode: 'numeric' as const } : {}) })}
          onChange={(event) => onChange(event.target.value)}
          className={cx(controlStyles, shape !== 'line' && 'max-w-44 max-sm:max-w-none')}
        />
      )}
    </FieldFrame>
  );
}
