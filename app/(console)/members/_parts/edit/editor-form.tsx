'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { useIsAwake } from '@/components/form/use-is-awake';
import { CLEANSED_FIELDS } from '@/lib/domain/members/cleansing/cleanse-draft';
import { EDITED_IDENTITIES, type MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { AttributeFields } from './attribute-fields';
import { ContactPersonFields } from './contact-person-fields';
import { FieldGroup } from './field-group';
import { FormEnd } from './form-end';
import type { FormOptions } from './form-options';
import { IdentityField } from './identity-field';
import { LikeMembers } from './like-members';
import { PersonFields } from './person-fields';
import { PlaceFields } from './place-fields';
import { refusedOf } from './refused';
import type { Editor } from './use-editor';
import { useLikeMembers } from './use-like-members';
import type { Saving } from './use-saving';

type Props = {
  /** What the edit began with; null: a new member. */
  readonly member: MemberForm | null;
  readonly options: FormOptions;
  readonly editor: Editor;
  readonly saving: Saving;
  /** What is asked of a new member beside. */
  readonly more?: ReactNode;
};

/** Fields that cleanse as one types, and beside them who it may be already. */
export function EditorForm({ member, options, editor, saving, more }: Props) {
  const t = useTranslations('memberEdit');
  const words = useRefusalWords();
  const form = useRef<HTMLFormElement>(null);
  const [invalid, setInvalid] = useState(0);
  const isAwake = useIsAwake();
  useEffect(() => {
    if (isAwake) form.current?.querySelector<HTMLElement>('[name="lastName"]')?.focus();
  }, [isAwake]);
  const { draft, cleansed, evidence } = editor;
  const { refusal, isPending, attempt } = saving;
  const valid = (field: 'phone' | 'email' | 'birthOn') =>
    cleansed[field].problem === null ? cleansed[field].value : '';
  const like = useLikeMembers({
    phone: valid('phone'),
    email: valid('email'),
    external: draft.external?.trim() ?? '',
    name: `${cleansed.lastName.value} ${cleansed.firstName.value}`.trim(),
    birthOn: valid('birthOn'),
    exceptMemberId: member?.memberId ?? null,
  });
  const submit = () => {
    if (isPending) return;
    editor.leaveAll();
    const wrong = [
      ...CLEANSED_FIELDS.filter((field) => cleansed[field].problem !== null),
      ...editor.wrongExtras,
    ];
    setInvalid(wrong.length);
    if (wrong.length === 0) {
      attempt({ draft, version: member?.version ?? 0, birthEvidence: evidence });
      return;
    }
    form.current?.querySelector<HTMLElement>(`[name="${wrong[0]}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  const refused = refusedOf(refusal, t('wrong'));
  return (
    <form
      ref={form}
      noValidate
      aria-label={t(member === null ? 'newTitle' : 'editTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={onKeyDown}
      className="grid gap-x-8 gap-y-5 dock:grid-cols-[minmax(0,1fr)_348px]"
    >
      <fieldset disabled={!isAwake} className="flex max-w-3xl min-w-0 flex-col gap-5">
        <FormError message={invalid > 0 ? t('attention', { count: invalid }) : words(refusal)} />
        <PersonFields editor={editor} member={member} todayOn={options.todayOn} refused={refused} />
        <FieldGroup
          title={t('groups.contacts')}
          {...(member === null ? {} : { note: t('contactsHidden') })}
        >
          {EDITED_IDENTITIES.map((kind) => (
            <IdentityField
              key={kind}
              kind={kind}
              editor={editor}
              kept={member?.identities[kind] ?? ''}
              refused={refused}
            />
          ))}
        </FieldGroup>
        <ContactPersonFields editor={editor} member={member} refused={refused} />
        <PlaceFields editor={editor} options={options} refused={refused} more={more} />
        <AttributeFields editor={editor} options={options} refused={refused} />
        <FormEnd memberId={member?.memberId ?? null} isPending={isPending} />
      </fieldset>
      <LikeMembers members={like} />
    </form>
  );
}
