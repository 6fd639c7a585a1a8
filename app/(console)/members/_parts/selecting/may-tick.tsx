import type { ReactNode } from 'react';
import { SelectableRows } from '@/components/table/selection';
import { LIST_EDIT_MAX } from '@/lib/domain/segments/limits';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { SelectionBar } from './selection-bar';

type Props = { readonly mayTick: boolean; readonly children: ReactNode };

/** Rows of members that can be ticked and kept in a list, by whoever may change lists. */
export function MayTick({ mayTick, children }: Props) {
  if (!mayTick) return children;
  return (
    <ClientMessages areas={['common', 'errors', 'memberSelection']}>
      <SelectableRows most={LIST_EDIT_MAX}>
        <SelectionBar />
        {children}
      </SelectableRows>
    </ClientMessages>
  );
}
