'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { isLocale, LOCALES } from '@/lib/domain/access/preferences';
import {
  ADDRESS_MAX_LENGTH,
  CITY_MAX_LENGTH,
  MEMBER_SOURCES,
  POSTAL_CODE_MAX_LENGTH,
} from '@/lib/domain/members/cleansing/member-form';
import { FieldGroup } from './field-group';
import type { FormOptions } from './form-options';
import type { Refused } from './refused';
import type { Editor } from './use-editor';
import { useSourceName } from './use-source-name';

const LINES = [
  { field: 'city', max: CITY_MAX_LENGTH },
  { field: 'postalCode', max: POSTAL_CODE_MAX_LENGTH },
  { field: 'address', max: ADDRESS_MAX_LENGTH },
] as const;

type Props = {
  readonly editor: Editor;
  readonly options: FormOptions;
  readonly refused: Refused;
  /** Fields that stand at the end. */
  readonly more: ReactNode;
};

/** Where they live and how they are served. */
export function PlaceFields({ editor, options, refused, more }: Props) {
  const t = useTranslations('memberEdit');
  const sourceName = useSourceName();
  const { draft, set } = editor;
  // What an import wrote stays a choice.
  const sources = [...new Set<string>([...MEMBER_SOURCES, draft.source])];
  return (
    <>
      <FieldGroup title={t('groups.address')}>
        {LINES.map(({ field, max }) => (
          <TextInput
            key={field}
            name={field}
            label={t(`fields.${field}`)}
            autoComplete="off"
            maxLength={max}
            value={draft[field]}
            error={refused.words(field)}
            onChange={(event) => set(field, event.target.value)}
          />
        ))}
      </FieldGroup>
      <FieldGroup title={t('groups.service')}>
        <SelectInput
          name="language"
          label={t('fields.language')}
          value={draft.language}
          options={[
            { value: '', label: t('unknown') },
            ...LOCALES.map((value) => ({ value, label: t(`languages.${value}`) })),
          ]}
          onChange={({ target }) => set('language', isLocale(target.value) ? target.value : '')}
        />
        <SelectInput
          name="timeZone"
          label={t('fields.timeZone')}
          value={draft.timeZone}
          options={[
            { value: '', label: t('programmeZone', { zone: options.programmeZone }) },
            ...options.timeZones.map((value) => ({ value, label: value })),
          ]}
          onChange={({ target }) => set('timeZone', target.value)}
        />
        <SelectInput
          name="preferredStoreId"
          label={t('fields.preferredStoreId')}
          value={draft.preferredStoreId ?? ''}
          options={[
            { value: '', label: t('unknown') },
            ...options.stores.map(({ storeId, name }) => ({ value: String(storeId), label: name })),
          ]}
          onChange={({ target }) =>
            set('preferredStoreId', target.value === '' ? null : Number(target.value))
          }
        />
        <SelectInput
          name="source"
          label={t('fields.source')}
          value={draft.source}
          options={sources.map((value) => ({ value, label: sourceName(value) }))}
          onChange={({ target }) => set('source', target.value)}
        />
        {more}
      </FieldGroup>
    </>
  );
}
