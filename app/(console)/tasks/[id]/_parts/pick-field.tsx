'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { describedBy, FieldFrame, type QuestionProps } from './field-frame';

type Props = QuestionProps & {
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One of many, from the browser's own list: too many to lay out as cards. */
export function PickField({ options, value, onChange, ...question }: Props) {
  const { id, label, hint, error, isOptional, onLeave } = question;
  const t = useTranslations('common.form');
  const own = useId();
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
      <select
        id={own}
        name={id}
        value={value}
        required={!isOptional}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onLeave}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(
          error !== undefined && `${own}-error`,
          hint !== undefined && `${own}-hint`,
        )}
        className={cx(controlStyles, 'max-w-96 max-sm:max-w-none')}
      >
        {value === '' && <option value="">{t('choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
