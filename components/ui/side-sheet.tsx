'use client';

import { X } from 'lucide-react';
import NextLink from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon';
import { iconButtonStyles } from './icon-button-styles';

type Props = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** The address of the page without the sheet. */
  readonly closeHref: string;
  /** Buttons below the title. */
  readonly actions?: ReactNode;
  /** Links to the neighbours, left of the close button. */
  readonly tools?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/** Focus goes back to what opened the sheet, unless somebody took it or the page is another one. */
function giveBack(opener: Element | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (!isLost || opener?.isConnected !== true || opener === document.body) return;
  if (opener instanceof HTMLElement || opener instanceof SVGElement) {
    opener.focus({ preventScroll: true });
  }
}

/**
 * Details beside the page they belong to. Docked from 1280 px, where the page narrows and stays readable; over the
 * page below that. It is part of the address, so that a reload and a shared link keep it.
 */
export function SideSheet({ title, subtitle, closeHref, actions, tools, footer, children }: Props) {
  const t = useTranslations('common.actions');
  const titleId = useId();
  const router = useRouter();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    sheet.current?.focus({ preventScroll: true });
    return () => giveBack(opener);
  }, []);
  return (
    <aside
      ref={sheet}
      tabIndex={-1}
      data-side-sheet
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          router.push(closeHref, { scroll: false });
        }
      }}
      className="fixed inset-y-0 right-0 z-30 flex w-[392px] max-w-full flex-col border-l border-line-strong bg-surface outline-none max-dock:shadow-sheet"
    >
      <header className="px-4 pt-3.5 pb-3">
        <div className="flex items-start gap-3">
          <div className="min-w-0 flex-1">
            <h2 id={titleId} className="text-lg">
              {title}
            </h2>
            {subtitle !== undefined && <p className="text-sm text-ink-2">{subtitle}</p>}
          </div>
          <div className="-mr-1.5 flex">
            {tools}
            <NextLink
              href={closeHref}
              scroll={false}
              prefetch={false}
              aria-label={t('close')}
              title={t('close')}
              className={iconButtonStyles}
            >
              <Icon of={X} />
            </NextLink>
          </div>
        </div>
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 py-3">{children}</div>
      {footer !== undefined && (
        <footer className="flex items-center gap-3 border-t px-4 py-2.5 text-xs text-ink-2">
          {footer}
        </footer>
      )}
    </aside>
  );
}
