'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { KEYS } from '../ui/keys';
import { singleKeysAllowed } from '../ui/single-keys';
import { OPEN_HELP, OPEN_PALETTE } from './shell-events';
import type { ShellItem } from './shell-types';

const Palette = lazy(() => import('./palette'));
const KeyHelp = lazy(() => import('./key-help'));

type Props = {
  readonly items: readonly ShellItem[];
  readonly canSearchMembers: boolean;
};

/** Keys of the whole console, bound to places on the keyboard so that they work in every layout. */
export function ShellKeys({ items, canSearchMembers }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'help'>();
  useEffect(() => {
    const showPalette = () => setOpen('palette');
    const showHelp = () => setOpen('help');
    const alone = (act: () => void) => (event: KeyboardEvent) => {
      if (!singleKeysAllowed(event)) return;
      event.preventDefault();
      act();
    };
    const unbind = tinykeys(window, {
      [KEYS.palette]: (event) => {
        event.preventDefault();
        showPalette();
      },
      [KEYS.search]: alone(() => focusSearch(showPalette)),
      [KEYS.help]: alone(showHelp),
      ...Object.fromEntries(
        items.map((item) => [`${KEYS.go} ${item.goKey}`, alone(() => router.push(item.href))]),
      ),
    });
    window.addEventListener(OPEN_PALETTE, showPalette);
    window.addEventListener(OPEN_HELP, showHelp);
    return () => {
      unbind();
      window.removeEventListener(OPEN_PALETTE, showPalette);
      window.removeEventListener(OPEN_HELP, showHelp);
    };
  }, [items, router]);
  const close = () => setOpen(undefined);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && (
        <Palette items={items} canSearchMembers={canSearchMembers} onClose={close} />
      )}
      {open === 'help' && <KeyHelp items={items} onClose={close} />}
    </Suspense>
  );
}

/** Goes to the search field of the page, or to the palette where there is none. */
function focusSearch(otherwise: () => void): void {
  const field = document.querySelector<HTMLElement>('[data-page-search]');
  if (field) field.focus();
  else otherwise();
}
