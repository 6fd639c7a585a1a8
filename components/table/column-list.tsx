'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import { chosenColumns, columnsParameter, isShown } from '@/lib/domain/views/columns';
import { Checkbox } from '../form/checkbox';
import { Button } from '../ui/button';
import { Popover } from '../ui/popover';
import type { NamedColumn } from './column';
import { ColumnButton } from './column-button';

type Props = { readonly columns: readonly NamedColumn[] };

/** The columns of a list to tick. Loaded with the first click, and then open. */
export default function ColumnList({ columns }: Props) {
  const t = useTranslations('common.columns');
  const pathname = usePathname();
  const parameters = useSearchParams();
  const router = useRouter();
  const [isOpen, setOpen] = useState(true);
  const [isPending, startTransition] = useTransition();
  const chosen = chosenColumns(columns, parameters.get('columns') ?? undefined);
  const now = new Set(columns.flatMap((one, at) => (isShown(one, at, chosen) ? [one.id] : [])));
  const [shown, setShown] = useOptimistic(now);
  const show = (next: Set<string>) =>
    startTransition(() => {
      setShown(next);
      const query = new URLSearchParams(parameters);
      const told = columnsParameter(columns, next);
      if (told === null) query.delete('columns');
      else query.set('columns', told);
      router.replace(query.size === 0 ? pathname : `${pathname}?${query}`, { scroll: false });
    });
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      width="narrow"
      title={t('title')}
      trigger={<ColumnButton isChosen={chosen !== null} aria-busy={isPending} />}
    >
      <ul className="flex flex-col gap-1.5">
        {columns.map(({ id, name }, at) => (
          <li key={id}>
            <Checkbox
              label={name}
              checked={shown.has(id)}
              disabled={at === 0}
              {...(at === 0 ? { hint: t('always') } : {})}
              onChange={({ target }) => {
                const next = new Set(shown);
                if (target.checked) next.add(id);
                else next.delete(id);
                show(next);
              }}
            />
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <div className="mt-3 border-t pt-3">
          <Button
            size="small"
            onClick={() =>
              show(new Set(columns.flatMap((one, at) => (isShown(one, at, null) ? [one.id] : []))))
            }
          >
            {t('reset')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
