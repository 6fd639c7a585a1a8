'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { controlStyles } from '@/components/form/control-styles';
import { describedBy, FieldFrame, type QuestionProps } from './field-frame';

type Props = QuestionProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
};

/** A shop out of all of them: the browser's own list, which finds by the first letters. */
export function StoreField({ stores, value, onChange, ...question }: Props) {
  const { id, label, hint, error, isOptional, onLeave } = question;
  const form = useTranslations('common.form');
  const t = useTranslations('tasks.receipts');
  const own = useId();
  return (
    <FieldFrame
      controlId={own}
      label={label}
      error={error}
      isOptional={isOptional}
      optional={form('optional')}
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
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(
          error !== undefined && `${own}-error`,
          hint !== undefined && `${own}-hint`,
        )}
        className={controlStyles}
      >
        <option value="">{t('chooseStore')}</option>
        {stores.map(({ storeId, name }) => (
          <option key={storeId} value={String(storeId)}>
            {name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
