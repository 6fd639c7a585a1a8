'use client';

import { Search } from 'lucide-react';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { OPEN_PALETTE } from './shell-events';
import { usePaletteKeys } from './use-palette-keys';

type Props = {
  readonly label: string;
  readonly accessibleName: string;
  readonly isCompact?: boolean;
};

/** Opens the palette: a field in the sidebar, an icon in the top bar. */
export function PaletteButton({ label, accessibleName, isCompact = false }: Props) {
  const keys = usePaletteKeys();
  const open = () => window.dispatchEvent(new Event(OPEN_PALETTE));
  if (isCompact) {
    return (
      <button
        type="button"
        onClick={open}
        aria-label={accessibleName}
        className="-mr-3 ml-auto grid size-11 place-items-center rounded-control text-ink-2"
      >
        <Icon of={Search} size={18} />
      </button>
    );
  }
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Control+K Meta+K"
      className="mb-2 flex h-8 w-full items-center gap-2 rounded-control border bg-surface px-[7px] text-[13.5px] text-ink-2 hover:bg-hover touch:h-11"
    >
      <Icon of={Search} className="text-ink-3" />
      {label}
      <span aria-hidden="true" className="ml-auto">
        <Kbd>{keys}</Kbd>
      </span>
    </button>
  );
}
