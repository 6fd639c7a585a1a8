'use client';

import { Archive, ArchiveRestore, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { controlStyles } from '@/components/form/control-styles';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import {
  ATTRIBUTE_LABEL_MAX,
  ATTRIBUTE_OPTIONS_MAX,
} from '@/lib/domain/members/attributes/attribute';
import { emptyOption, type OptionDraft } from './attribute-draft';

type Props = {
  readonly options: readonly OptionDraft[];
  readonly onChange: (options: readonly OptionDraft[]) => void;
};

/** The options of a choice in their order. One that members have is archived, not dropped. */
export function OptionFields({ options, onChange }: Props) {
  const t = useTranslations('attributes');
  const set = (place: number, change: Partial<OptionDraft>) =>
    onChange(options.map((option, at) => (at === place ? { ...option, ...change } : option)));
  const drop = (place: number) => onChange(options.filter((_, at) => at !== place));
  const isFull = options.length >= ATTRIBUTE_OPTIONS_MAX;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('options')}</legend>
      {options.map((option, place) => (
        <div
          key={option.row}
          className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2"
        >
          {(['labelEn', 'labelRu'] as const).map((field) => (
            <input
              key={field}
              type="text"
              required={!option.isArchived}
              aria-label={t(`option.${field}`, { place: place + 1 })}
              placeholder={t(`option.${field}Short`)}
              maxLength={ATTRIBUTE_LABEL_MAX}
              value={option[field]}
              onChange={({ target }) => set(place, { [field]: target.value })}
              className={cx(controlStyles, option.isArchived && 'text-ink-3 line-through')}
            />
          ))}
          {option.optionId === null ? (
            <IconButton
              label={t('option.drop', { place: place + 1 })}
              icon={<Icon of={X} />}
              onClick={() => drop(place)}
            />
          ) : (
            <IconButton
              label={t(option.isArchived ? 'option.restore' : 'option.archive', {
                place: place + 1,
              })}
              icon={<Icon of={option.isArchived ? ArchiveRestore : Archive} />}
              onClick={() => set(place, { isArchived: !option.isArchived })}
            />
          )}
        </div>
      ))}
      <p>
        <Button
          size="small"
          disabledReason={isFull ? t('option.full', { count: ATTRIBUTE_OPTIONS_MAX }) : undefined}
          onClick={() => onChange([...options, emptyOption()])}
        >
          <Icon of={Plus} size={14} />
          {t('option.add')}
        </Button>
      </p>
    </fieldset>
  );
}
