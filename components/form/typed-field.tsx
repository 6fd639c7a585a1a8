'use client';

import type { ReactNode } from 'react';
import { TextInput } from './text-input';
import type { Typing } from './typed-amounts';
import { useTypedText } from './use-typed-text';

type Props<Value> = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly typing: Typing<Value>;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
};

/** A labelled field for an amount, a number or a share. */
export function TypedField<Value>({ typing, value, onChange, ...field }: Props<Value>) {
  const text = useTypedText({ typing, value, onChange });
  return (
    <TextInput
      {...field}
      inputMode="decimal"
      autoComplete="off"
      value={text.value}
      onChange={(event) => text.onText(event.target.value)}
      onBlur={text.onLeave}
    />
  );
}
