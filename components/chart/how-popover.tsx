'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Popover } from '../ui/popover';

/** "How is this computed", at the place of the figure it explains. */
export function HowPopover({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('common.chart');
  return (
    <Popover
      title={t('howTitle')}
      trigger={
        <button
          type="button"
          className="link relative after:absolute after:-inset-x-1 after:-inset-y-3"
        >
          {t('how')}
        </button>
      }
    >
      {children}
    </Popover>
  );
}
