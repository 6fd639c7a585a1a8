'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { TextInput } from '@/components/form/text-input';
import type { CleansedField as Field } from '@/lib/domain/members/cleansing/cleanse-draft';
import type { Cleansed } from '@/lib/domain/members/cleansing/cleansed';
import { Notice } from './notice';
import { type Editor, shownValue } from './use-editor';

type Props = Pick<ComponentProps<typeof TextInput>, 'type' | 'inputMode' | 'min' | 'max'> & {
  readonly field: Field;
  readonly editor: Editor;
  readonly label: string;
  /** Refused by the server, in words. */
  readonly refusal?: string | undefined;
  readonly below?: ReactNode;
};

/** Spelled in groups on the way out, a phone has nothing left to change. */
function settled(field: Field, typed: string, cleansed: Cleansed): Cleansed {
  const isSpelled = field === 'phone' && shownValue(field, cleansed.value) === typed;
  return isSpelled ? { ...cleansed, changes: [] } : cleansed;
}

/** A field that says as one types how its value will be kept, and becomes clean when it is left. */
export function CleansedField({ field, editor, label, refusal, below, ...input }: Props) {
  const t = useTranslations('memberEdit');
  const typed = editor.draft[field] ?? '';
  const cleansed = settled(field, typed, editor.cleansed[field]);
  const isLeft = editor.left.has(field);
  const problem =
    isLeft && cleansed.problem !== null ? t(`problems.${cleansed.problem}`) : undefined;
  return (
    <TextInput
      {...input}
      name={field}
      label={label}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      error={problem ?? refusal}
      onChange={(event) => editor.set(field, event.target.value)}
      onBlur={() => editor.leave(field)}
      hint={
        <>
          <Notice
            cleansed={cleansed}
            shown={shownValue(field, cleansed.value)}
            was={editor.was.get(field)}
            isLeft={isLeft}
            onAccept={(value) => editor.set(field, value)}
          />
          {below}
        </>
      }
    />
  );
}
