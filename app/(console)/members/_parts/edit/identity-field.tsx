'use client';

import { useTranslations } from 'next-intl';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import type { EditedIdentity } from '@/lib/domain/members/cleansing/member-form';
import { CleansedField } from './cleansed-field';
import type { Refused } from './refused';
import { TakenBy } from './taken-by';
import type { Editor } from './use-editor';

type Props = {
  readonly kind: EditedIdentity;
  readonly editor: Editor;
  /** What the member has, masked; empty: nothing. */
  readonly kept: string;
  readonly refused: Refused;
};

/** A contact or number. One that the member has stays hidden and is replaced without being seen. */
export function IdentityField({ kind, editor, kept, refused }: Props) {
  const t = useTranslations('memberEdit');
  const label = t(`fields.${kind}`);
  const value = editor.draft[kind];
  if (value === null) {
    return (
      <fieldset className="flex min-w-0 flex-col gap-1">
        <legend className="mb-1 text-sm font-medium">{label}</legend>
        <div className="flex min-h-8 flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 break-words tracking-wide">{kept}</span>
          <Button
            size="small"
            aria-label={t('replaceLabel', { field: label })}
            onClick={() => editor.set(kind, '')}
          >
            {t('replace')}
          </Button>
        </div>
      </fieldset>
    );
  }
  const owner = refused.taken?.field === kind ? refused.taken.memberId : null;
  const error = owner === null ? refused.words(kind) : t('taken');
  const below = (
    <>
      {owner !== null && <TakenBy memberId={owner} />}
      {kept !== '' && (
        <span className="mt-1 flex flex-wrap items-center gap-2">
          {value === '' && <span>{t('willGo', { kept })}</span>}
          <Button size="small" tone="quiet" onClick={() => editor.set(kind, null)}>
            {t('keep', { kept })}
          </Button>
        </span>
      )}
    </>
  );
  if (kind === 'external') {
    return (
      <TextInput
        name={kind}
        label={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        error={error}
        hint={below}
        onChange={(event) => editor.set(kind, event.target.value)}
      />
    );
  }
  return (
    <CleansedField
      field={kind}
      editor={editor}
      label={label}
      inputMode={kind === 'phone' ? 'tel' : 'email'}
      refusal={error}
      below={below}
    />
  );
}
