'use client';

import { useState } from 'react';
import type { Typing } from './typed-amounts';

type Given<Value> = {
  readonly typing: Typing<Value>;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
};

/** The text of a field: as it is typed while somebody types, as the value is shown when they left, or when it changed from outside. */
export function useTypedText<Value>({ typing, value, onChange }: Given<Value>) {
  const [typed, setTyped] = useState<{ text: string; value: Value | undefined } | null>(null);
  const shown = value === undefined ? '' : typing.show(value);
  return {
    value: typed !== null && Object.is(typed.value, value) ? typed.text : shown,
    onText: (text: string) => {
      const read = typing.read(text);
      setTyped({ text, value: read });
      if (!Object.is(read, value)) onChange(read);
    },
    onLeave: () => setTyped(null),
  };
}
