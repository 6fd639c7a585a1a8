'use client';

import { useSearchParams } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { chosenColumns } from '@/lib/domain/views/columns';
import type { NamedColumn } from './column';
import { ColumnButton } from './column-button';

const ColumnList = lazy(() => import('./column-list'));

type Props = { readonly columns: readonly NamedColumn[] };

/**
 * Chooses the columns of a list. The choice stands in the address: links, reloading and views keep it. Every page with a table carries
 * this, so what is ticked comes with the first click.
 */
export function ColumnChoice({ columns }: Props) {
  const told = useSearchParams().get('columns') ?? undefined;
  const isChosen = chosenColumns(columns, told) !== null;
  const [isWanted, setWanted] = useState(false);
  if (!isWanted) {
    return (
      <ColumnButton
        isChosen={isChosen}
        aria-haspopup="dialog"
        aria-expanded={false}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={<ColumnButton isChosen={isChosen} aria-busy />}>
      <ColumnList columns={columns} />
    </Suspense>
  );
}
