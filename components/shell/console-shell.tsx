import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Toaster } from '../ui/toaster';
import { DrawerButton } from './drawer-button';
import { NavigationList } from './navigation-list';
import { PaletteButton } from './palette-button';
import { Seal } from './seal';
import { ShellKeys } from './shell-keys';
import type { ShellItem, ShellUser } from './shell-types';
import { UserBlock } from './user-block';

type Props = {
  readonly items: readonly ShellItem[];
  readonly user: ShellUser;
  readonly canSearchMembers: boolean;
  /** The form that ends the session. */
  readonly signOut?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every page of the console: sidebar, top bar on narrow screens, keys, notices. */
export function ConsoleShell({ items, user, canSearchMembers, signOut, children }: Props) {
  const t = useTranslations('shell');
  const brand = useTranslations('common')('productName');
  const userBlock = <UserBlock user={user} profileLabel={t('profile')} signOut={signOut} />;
  return (
    <div
      data-single-keys={user.singleKeys ? undefined : 'off'}
      className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] shell:grid-cols-[216px_minmax(0,1fr)] shell:grid-rows-1"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-raised focus:px-3 focus:py-1.5"
      >
        {t('skip')}
      </a>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-sunken px-4 shell:hidden">
        <DrawerButton label={t('menu')} items={items}>
          {userBlock}
        </DrawerButton>
        <Seal />
        <b className="text-lg font-semibold">{brand}</b>
        <PaletteButton label={t('search')} accessibleName={t('openSearch')} isCompact />
      </header>
      <div className="border-r bg-sunken max-shell:hidden">
        <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-2 py-3">
          <div className="flex items-center gap-2 px-2 pt-0.5 pb-2.5 text-[15px]/6 font-semibold">
            <Seal />
            {brand}
          </div>
          <PaletteButton label={t('search')} accessibleName={t('openSearch')} />
          <nav aria-label={t('mainNavigation')} className="mb-4">
            <NavigationList items={items} />
          </nav>
          {userBlock}
        </div>
      </div>
      <main
        id="content"
        tabIndex={-1}
        data-console-main
        className="min-w-0 px-4 pt-3.5 pb-8 outline-none shell:px-7 shell:pt-[18px]"
      >
        {children}
      </main>
      <ShellKeys items={items} canSearchMembers={canSearchMembers} />
      <Toaster />
    </div>
  );
}
