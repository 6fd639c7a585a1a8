'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

type Props = { readonly trigger: ReactElement; readonly children: ReactNode };

/** A word on hover and focus. What a reader must know never stands only here. */
export function Tooltip({ trigger, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="max-w-64 rounded-control border border-line-strong bg-raised px-2.5 py-1.5 text-xs text-ink shadow-float">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
