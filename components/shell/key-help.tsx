'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { KEYS, type KeyAct, keyCaps } from '../ui/keys';
import { ScrollRegion } from '../ui/scroll-region';
import type { ShellItem } from './shell-types';

type Props = { readonly items: readonly ShellItem[]; readonly onClose: () => void };

/** The list of keys, made of what is bound. */
export default function KeyHelp({ items, onClose }: Props) {
  const t = useTranslations('shell.help');
  const rows = Object.entries(KEYS).flatMap(([act, binding]) =>
    act === 'go'
      ? items.map((item) => ({
          keys: [...keyCaps(binding), ...keyCaps(item.goKey)],
          text: t('go', { page: item.label }),
        }))
      : [{ keys: keyCaps(binding), text: t(act as Exclude<KeyAct, 'go'>) }],
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('title')}
      description={t('singleKeys')}
    >
      <ScrollRegion label={t('title')}>
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
      </ScrollRegion>
    </Dialog>
  );
}
