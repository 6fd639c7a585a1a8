'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import NextLink from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './icon';

export type MenuEntry = {
  readonly id: string;
  readonly label: ReactNode;
  readonly href?: string;
  /** The address is a file to save, not a page. */
  readonly isDownload?: boolean;
  readonly onSelect?: () => void;
  /** Why the entry is not possible now: shown below its name. */
  readonly disabledReason?: string;
  /** Of several to choose from: whether it is the one in force. */
  readonly isCurrent?: boolean;
  /** Said of the entry below its name. */
  readonly note?: ReactNode;
};

/** Entries that belong together, set apart from the others by a line. */
export type MenuGroup = {
  readonly id: string;
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
};

type Props = {
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  /** It was asked for before it was there. */
  readonly isOpenAtFirst?: boolean;
} & (
  | { readonly entries: readonly MenuEntry[]; readonly groups?: undefined }
  | { readonly groups: readonly MenuGroup[]; readonly entries?: undefined }
);

const ITEM =
  'block cursor-default rounded-control px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:text-ink-3 touch:py-3';

/** A menu of actions on one thing. */
export function Menu({ trigger, entries, groups, align = 'end', isOpenAtFirst = false }: Props) {
  const shown = (groups ?? [{ id: 'all', entries }]).filter((group) => group.entries.length > 0);
  return (
    <Base.Root defaultOpen={isOpenAtFirst}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-40">
          <Base.Popup className="max-h-(--available-height) min-w-44 max-w-72 overflow-y-auto rounded-panel border border-line-strong bg-raised p-1 text-ink shadow-float outline-none">
            {shown.map((group, index) => (
              <Base.Group key={group.id} className={cx(index > 0 && 'mt-1 border-t pt-1')}>
                {group.label !== undefined && (
                  <Base.GroupLabel className="px-2.5 pt-1 pb-0.5 text-2xs font-medium text-ink-3">
                    {group.label}
                  </Base.GroupLabel>
                )}
                {group.entries.map((entry) => (
                  <MenuItem key={entry.id} entry={entry} />
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuItem({ entry }: { readonly entry: MenuEntry }) {
  if (entry.href !== undefined && entry.disabledReason === undefined) {
    const current = entry.isCurrent ? ('true' as const) : undefined;
    return (
      <Base.Item
        className={ITEM}
        render={
          entry.isDownload ? (
            // biome-ignore lint/a11y/useAnchorContent: the item puts its label inside
            <a href={entry.href} download />
          ) : (
            <NextLink prefetch={false} href={entry.href} aria-current={current} />
          )
        }
      >
        <EntryWords entry={entry} />
      </Base.Item>
    );
  }
  return (
    <Base.Item
      className={ITEM}
      disabled={entry.disabledReason !== undefined}
      onClick={() => entry.onSelect?.()}
    >
      <EntryWords entry={entry} />
    </Base.Item>
  );
}

/** The name of an entry and what is said of it; one that may be in force keeps room for its tick. */
function EntryWords({ entry }: { readonly entry: MenuEntry }) {
  const { label, isCurrent, disabledReason } = entry;
  const note = disabledReason ?? entry.note;
  const words = (
    <>
      {label}
      {note !== undefined && <small className="block text-xs text-ink-3">{note}</small>}
    </>
  );
  if (isCurrent === undefined) return words;
  return (
    <span className="flex gap-2">
      <span className="mt-0.5 w-3.5 shrink-0">{isCurrent && <Icon of={Check} size={14} />}</span>
      <span className="min-w-0 break-words">{words}</span>
    </span>
  );
}
