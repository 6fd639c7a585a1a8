'use client';

import { X } from 'lucide-react';
import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FilterEditor } from './filter-editor';
import type { FilterDefinition } from './filter-types';
import { filterValueLabel } from './filter-value';
import { Icon } from './icon';
import { Popover } from './popover';

type Props = {
  readonly filter: FilterDefinition;
  readonly removeHref: string;
  readonly onApply: (value: string) => void;
};

/** One filter in force: `name=value`, a click changes it, the cross removes it. */
export function FilterChip({ filter, removeHref, onApply }: Props) {
  const t = useTranslations('common.filter');
  const [isOpen, setOpen] = useState(false);
  return (
    <li
      data-filter={`${filter.label}: ${filterValueLabel(filter)}`}
      className="inline-flex h-[26px] shrink-0 items-center rounded-control border bg-surface whitespace-nowrap touch:h-11"
    >
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        width="narrow"
        trigger={
          <button
            type="button"
            className="inline-flex h-full max-w-80 items-center truncate rounded-control px-2 hover:bg-hover"
          >
            <span className="sr-only">{t('editPrefix')}</span>
            <span className="text-ink-3">{`${filter.label}=`}</span>
            <span className="truncate font-medium">{filterValueLabel(filter)}</span>
          </button>
        }
      >
        <FilterEditor
          definition={filter}
          onApply={(value) => {
            setOpen(false);
            onApply(value);
          }}
        />
      </Popover>
      {filter.fixed !== true && (
        <NextLink
          href={removeHref}
          scroll={false}
          prefetch={false}
          aria-label={t('remove', { name: filter.label })}
          title={t('remove', { name: filter.label })}
          className="grid h-full w-6 place-items-center rounded-r-control border-l text-ink-3 hover:bg-hover hover:text-ink touch:w-10"
        >
          <Icon of={X} size={12} />
        </NextLink>
      )}
    </li>
  );
}
