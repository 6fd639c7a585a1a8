'use client';

import { useTranslations } from 'next-intl';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import type { PhoneReader } from '@/lib/domain/members/cleansing/cleanse-phone';
import {
  type ContactPerson,
  type ContactPersonDraft,
  cleansePerson,
  PERSON_FIELDS,
  ROLE_MAX_LENGTH,
} from '@/lib/domain/members/contact-persons';
import type { Refused } from './refused';

type Props = {
  readonly place: number;
  readonly person: ContactPersonDraft;
  /** The person as they stand; undefined for a new one. */
  readonly kept: ContactPerson | undefined;
  readonly readPhone: PhoneReader | null;
  /** Somebody tried to save: what is missing is told. */
  readonly isLeft: boolean;
  readonly refused: Refused;
  /** Null takes the person away. */
  readonly onChange: (person: ContactPersonDraft | null) => void;
};

/** One contact person; contacts that are there stay hidden and are replaced without being seen. */
export function ContactPersonRow(props: Props) {
  const { place, person, kept, readPhone, isLeft, refused, onChange } = props;
  const t = useTranslations('memberEdit');
  const cleansed = cleansePerson(person, readPhone);
  const label = t('persons.one', { place: place + 1 });
  return (
    <li>
      <fieldset className="rounded-panel border bg-surface px-3.5 pt-1.5 pb-3">
        <legend className="px-1 text-sm text-ink-2">{label}</legend>
        <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
          {PERSON_FIELDS.map((field) => {
            const value = person[field];
            const { problem, suggestion } = cleansed[field];
            const isTold = problem !== null && (isLeft || problem !== 'nameMissing');
            const masked = kept?.[field] ?? '';
            if (value === null) {
              return (
                <KeptContact
                  key={field}
                  label={t(`persons.${field}`)}
                  masked={masked}
                  onReplace={() => onChange({ ...person, [field]: '' })}
                />
              );
            }
            return (
              <TextInput
                key={field}
                name={`contactPersons.${place}.${field}`}
                label={t(`persons.${field}`)}
                required={field === 'name'}
                autoComplete="off"
                spellCheck={false}
                maxLength={field === 'role' ? ROLE_MAX_LENGTH : undefined}
                value={value}
                error={
                  isTold
                    ? t(`problems.${problem}`)
                    : refused.path(`contactPersons.${place}.${field}`)
                }
                hint={
                  suggestion !== null && (
                    <Button
                      size="small"
                      tone="quiet"
                      onClick={() => onChange({ ...person, [field]: suggestion })}
                    >
                      {t('accept', { value: suggestion })}
                    </Button>
                  )
                }
                onChange={({ target }) => onChange({ ...person, [field]: target.value })}
                onBlur={() => {
                  if (problem === null && cleansed[field].value !== value) {
                    onChange({ ...person, [field]: cleansed[field].value });
                  }
                }}
              />
            );
          })}
        </div>
        <p className="mt-2">
          <Button
            size="small"
            tone="quiet"
            aria-label={t('persons.removeThis', { person: label })}
            onClick={() => onChange(null)}
          >
            {t('persons.remove')}
          </Button>
        </p>
      </fieldset>
    </li>
  );
}

type KeptProps = {
  readonly label: string;
  readonly masked: string;
  readonly onReplace: () => void;
};

function KeptContact({ label, masked, onReplace }: KeptProps) {
  const t = useTranslations('memberEdit');
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-sm font-medium">{label}</span>
      <span className="flex min-h-8 flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 break-words tracking-wide">{masked}</span>
        <Button size="small" aria-label={t('replaceLabel', { field: label })} onClick={onReplace}>
          {t('replace')}
        </Button>
      </span>
    </div>
  );
}
