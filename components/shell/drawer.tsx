'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';
import { NavigationList } from './navigation-list';
import type { ShellItem } from './shell-types';

type Props = {
  readonly items: readonly ShellItem[];
  readonly onClose: () => void;
  /** The user block at the foot. */
  readonly children: ReactNode;
};

/** The sidebar of narrow screens. */
export default function Drawer({ items, onClose, children }: Props) {
  const t = useTranslations('shell');
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_172/0.4)]" />
        <Dialog.Popup
          aria-label={t('mainNavigation')}
          className="fixed inset-y-0 left-0 z-50 flex w-[280px] max-w-[86vw] flex-col overflow-auto border-r border-line-strong bg-sunken p-3 text-ink outline-none"
        >
          <Dialog.Close
            aria-label={t('closeMenu')}
            className="ml-auto grid size-11 shrink-0 place-items-center rounded-control text-ink-2"
          >
            <Icon of={X} size={18} />
          </Dialog.Close>
          <nav aria-label={t('mainNavigation')} className="mb-4">
            <NavigationList items={items} onNavigate={onClose} />
          </nav>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
