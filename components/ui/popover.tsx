'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

type Props = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly width?: 'regular' | 'narrow';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
};

/** A small raised sheet beside the button that opens it. Escape and a click outside close it. */
export function Popover({
  trigger,
  title,
  children,
  align = 'start',
  width = 'regular',
  open,
  onOpenChange,
}: Props) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-40">
          <Base.Popup
            className={cx(
              'max-h-[min(560px,var(--available-height))] max-w-[calc(100vw-16px)] overflow-auto rounded-panel border border-line-strong bg-raised px-4 py-3.5 text-sm text-ink shadow-float outline-none',
              width === 'narrow' ? 'w-72' : 'w-[372px]',
            )}
          >
            {title !== undefined && (
              <Base.Title className="mb-2 text-sm font-semibold">{title}</Base.Title>
            )}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
