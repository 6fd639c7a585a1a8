'use client';

import { Menu } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Icon } from '../ui/icon';
import type { ShellItem } from './shell-types';

const Drawer = lazy(() => import('./drawer'));

type Props = {
  readonly label: string;
  readonly items: readonly ShellItem[];
  readonly children: ReactNode;
};

/** The menu of narrow screens; its drawer is loaded when first opened. */
export function DrawerButton({ label, items, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        className="-ml-3 grid size-11 place-items-center rounded-control text-ink-2"
      >
        <Icon of={Menu} size={18} />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Drawer items={items} onClose={() => setOpen(false)}>
            {children}
          </Drawer>
        </Suspense>
      )}
    </>
  );
}
