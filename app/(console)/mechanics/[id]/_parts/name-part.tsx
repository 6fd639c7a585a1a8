'use client';

import { TextInput } from '@/components/form/text-input';
import { RULE_NAME_MAX } from '@/lib/domain/rules/versions';
import type { Designer } from './designer-types';
import { PartSection } from './part-section';

const NAMES = [
  ['en', 'nameEn'],
  ['ru', 'nameRu'],
] as const;

/** What a mechanic is called in both languages. */
export function NamePart({ designer }: { readonly designer: Designer }) {
  const { words, edited, change } = designer;
  const { t } = words;
  return (
    <PartSection id="name" title={t('parts.name')}>
      <div className="grid gap-3 sm:grid-cols-2">
        {NAMES.map(([language, field]) => (
          <TextInput
            key={field}
            label={t(`name.${language}`)}
            required
            lang={language}
            maxLength={RULE_NAME_MAX}
            autoComplete="off"
            value={edited[field]}
            error={edited[field].trim() === '' ? t('flaws.wrong') : undefined}
            onChange={(event) => change({ ...edited, [field]: event.target.value }, field)}
          />
        ))}
      </div>
    </PartSection>
  );
}
