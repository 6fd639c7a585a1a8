'use client';

import { Menu as Base } from '@base-ui/react/menu';
import NextLink from 'next/link';
import type { ReactElement, ReactNode } from 'react';

export type MenuEntry = {
  readonly id: string;
  readonly label: ReactNode;
  readonly href?: string;
  /** The address is a file to save, not a page. */
  readonly isDownload?: boolean;
  readonly onSelect?: () => void;
  /** Why the entry is not possible now: shown below its name. */
  readonly disabledReason?: string;
};

type Props = {
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
};

const ITEM =
  'block cursor-default rounded-control px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:text-ink-3 touch:py-3';

/** A menu of actions on one thing. */
export function Menu({ trigger, entries, align = 'end' }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-40">
          <Base.Popup className="max-h-(--available-height) min-w-44 max-w-72 overflow-y-auto rounded-panel border border-line-strong bg-raised p-1 text-ink shadow-float outline-none">
            {entries.map((entry) => (
              <MenuItem key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuItem({ entry }: { readonly entry: MenuEntry }) {
  if (entry.href !== undefined && entry.disabledReason === undefined) {
    return (
      <Base.Item
        className={ITEM}
        render={
          entry.isDownload ? (
            // biome-ignore lint/a11y/useAnchorContent: the item puts its label inside
            <a href={entry.href} download />
          ) : (
            <NextLink prefetch={false} href={entry.href} />
          )
        }
      >
        {entry.label}
      </Base.Item>
    );
  }
  return (
    <Base.Item
      className={ITEM}
      disabled={entry.disabledReason !== undefined}
      onClick={() => entry.onSelect?.()}
    >
      {entry.label}
      {entry.disabledReason !== undefined && (
        <small className="block text-xs text-ink-3">{entry.disabledReason}</small>
      )}
    </Base.Item>
  );
}
