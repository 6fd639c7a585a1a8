'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import type { ShellItem } from './shell-types';

type Props = { readonly items: readonly ShellItem[]; readonly onClose: () => void };

/** The list of keys that work everywhere. */
export default function KeyHelp({ items, onClose }: Props) {
  const t = useTranslations('shell.help');
  const rows = [
    { keys: ['Ctrl', 'K'], text: t('palette') },
    { keys: ['/'], text: t('search') },
    ...items.map((item) => ({
      keys: ['G', item.goKey.slice('Key'.length)],
      text: t('go', { page: item.label }),
    })),
    { keys: ['J', 'K'], text: t('rows') },
    { keys: ['Enter'], text: t('open') },
    { keys: ['?'], text: t('help') },
  ];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('title')}
      description={t('singleKeys')}
    >
      <dl className="grid grid-cols-[96px_1fr] gap-x-4 gap-y-2 text-sm">
        {rows.map((row) => (
          <div key={row.text} className="contents">
            <dt className="flex gap-1">
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
