'use client';

import { Plus } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { FilterChip } from './filter-chip';
import { FilterEditor } from './filter-editor';
import type { FilterDefinition } from './filter-types';
import { filterHref } from './filter-value';
import { Icon } from './icon';
import { Popover } from './popover';
import { ProgressLine } from './progress-line';

type Props = {
  readonly filters: readonly FilterDefinition[];
  /** What stands before the filters: views of the page, choice of columns. */
  readonly before?: ReactNode;
};

/** The filters of a page as chips, each kept in the address, and a way to add one more. */
export function FilterBar({ filters, before }: Props) {
  const t = useTranslations('common');
  const pathname = usePathname();
  const parameters = useSearchParams();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const hrefWith = (key: string, value: string) => filterHref(pathname, parameters, { key, value });
  const apply = (key: string, value: string) => {
    startTransition(() => router.push(hrefWith(key, value), { scroll: false }));
  };
  const set = filters.filter((filter) => (filter.value ?? '') !== '');
  const open = filters.filter((filter) => (filter.value ?? '') === '');
  return (
    <div className="mb-3.5">
      <div className="flex flex-wrap items-start gap-1.5">
        {before}
        <ul
          aria-label={t('filter.bar')}
          className="relative flex min-w-0 flex-wrap items-center gap-1.5 text-sm max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5"
        >
          {set.map((filter) => (
            <FilterChip
              key={filter.key}
              filter={filter}
              removeHref={hrefWith(filter.key, '')}
              onApply={(value) => apply(filter.key, value)}
            />
          ))}
          {open.length > 0 && (
            <li>
              <AddFilter filters={open} onApply={apply} />
            </li>
          )}
        </ul>
      </div>
      <div className="h-0.5">{isPending && <ProgressLine label={t('state.loading')} />}</div>
    </div>
  );
}

type AddProps = {
  readonly filters: readonly FilterDefinition[];
  readonly onApply: (key: string, value: string) => void;
};

function AddFilter({ filters, onApply }: AddProps) {
  const t = useTranslations('common.filter');
  const [isOpen, setOpen] = useState(false);
  const [chosenKey, setChosenKey] = useState<string>();
  const chosen = filters.find((filter) => filter.key === chosenKey);
  return (
    <Popover
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        setChosenKey(undefined);
      }}
      width="narrow"
      {...(chosen ? {} : { title: t('title') })}
      trigger={
        <button
          type="button"
          className="inline-flex h-[26px] items-center gap-1 rounded-control px-1.5 font-medium text-primary-text hover:bg-hover touch:h-11"
        >
          <Icon of={Plus} size={14} />
          {t('add')}
        </button>
      }
    >
      {chosen ? (
        <FilterEditor
          definition={chosen}
          onApply={(value) => {
            setOpen(false);
            onApply(chosen.key, value);
          }}
        />
      ) : (
        <ul className="-mx-2">
          {filters.map((filter) => (
            <li key={filter.key}>
              <button
                type="button"
                className="w-full rounded-control px-2 py-1.5 text-left hover:bg-hover touch:py-3"
                onClick={() => setChosenKey(filter.key)}
              >
                {filter.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
