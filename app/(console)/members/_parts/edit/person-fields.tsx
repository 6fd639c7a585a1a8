'use client';

import { useTranslations } from 'next-intl';
import { SelectInput } from '@/components/form/select-input';
import { BIRTH_EVIDENCE, type MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { MEMBER_KINDS } from '@/lib/domain/members/states';
import { CleansedField } from './cleansed-field';
import { FieldGroup } from './field-group';
import type { Refused } from './refused';
import type { Editor } from './use-editor';

type Props = {
  readonly editor: Editor;
  readonly member: MemberForm | null;
  readonly todayOn: string;
  readonly refused: Refused;
};

/** Who it is: kind, names, birthday. */
export function PersonFields({ editor, member, todayOn, refused }: Props) {
  const t = useTranslations('memberEdit');
  const { draft, set } = editor;
  const isOrganisation = draft.kind === 'organisation';
  const wasBornOn = member?.details.birthOn ?? '';
  return (
    <FieldGroup title={t('groups.person')}>
      <CleansedField
        field="lastName"
        editor={editor}
        label={t(isOrganisation ? 'fields.organisation' : 'fields.lastName')}
        refusal={refused.words('lastName')}
      />
      <CleansedField
        field="firstName"
        editor={editor}
        label={t(isOrganisation ? 'fields.contactPerson' : 'fields.firstName')}
        refusal={refused.words('firstName')}
      />
      <CleansedField
        field="middleName"
        editor={editor}
        label={t('fields.middleName')}
        refusal={refused.words('middleName')}
      />
      <SelectInput
        name="kind"
        label={t('fields.kind')}
        required
        value={draft.kind}
        options={MEMBER_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(event) => {
          const kind = MEMBER_KINDS.find((known) => known === event.target.value);
          if (kind !== undefined) set('kind', kind);
        }}
      />
      <CleansedField
        field="birthOn"
        type="date"
        min="1900-01-01"
        max={todayOn}
        editor={editor}
        label={t('fields.birthOn')}
        refusal={refused.words('birthOn')}
      />
      {wasBornOn !== '' && draft.birthOn !== wasBornOn && (
        <SelectInput
          name="birthEvidence"
          label={t('fields.birthEvidence')}
          required
          value={editor.evidence}
          options={[
            { value: '', label: t('evidence.none') },
            ...BIRTH_EVIDENCE.map((value) => ({ value, label: t(`evidence.${value}`) })),
          ]}
          error={refused.words('birthEvidence')}
          hint={t('birthEvidenceHint')}
          onChange={(event) =>
            editor.setEvidence(BIRTH_EVIDENCE.find((known) => known === event.target.value) ?? '')
          }
        />
      )}
    </FieldGroup>
  );
}
