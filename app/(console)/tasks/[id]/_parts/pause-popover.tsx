'use client';

import { Pause } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Kbd } from '@/components/ui/kbd';
import { Popover } from '@/components/ui/popover';
import { singleKeysAllowed } from '@/components/ui/single-keys';
import type { PauseReason } from '@/lib/domain/tasks/states';
import { KEY_MARK } from './digit-key';
import { PauseForm } from './pause-form';

type Props = {
  readonly isPending: boolean;
  readonly onPause: (reason: PauseReason, note: string) => void;
};

const KEY = 'P';

/** Lays the task aside with a reason. */
export function PausePopover({ isPending, onPause }: Props) {
  const t = useTranslations('tasks.pause');
  const [isOpen, setOpen] = useState(false);
  useEffect(
    () =>
      tinykeys(window, {
        [`Key${KEY}`]: (event) => {
          if (!singleKeysAllowed(event)) return;
          event.preventDefault();
          setOpen(true);
        },
      }),
    [],
  );
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      width="narrow"
      title={t('title')}
      trigger={
        <Button>
          <Icon of={Pause} />
          {t('button')}
          <span className={KEY_MARK} aria-hidden="true">
            <Kbd>{KEY}</Kbd>
          </span>
        </Button>
      }
    >
      <PauseForm isPending={isPending} onPause={onPause} onKeep={() => setOpen(false)} />
    </Popover>
  );
}
