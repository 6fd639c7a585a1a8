'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useSingleKey } from '@/components/ui/use-single-key';
import { NoteForm } from './note-form';

type Props = { readonly memberId: number; readonly timeZone: string };

/** Opens the form of a note, a call or a letter: with a click or the key N. */
export function NoteButton({ memberId, timeZone }: Props) {
  const t = useTranslations('timeline.notes');
  const [isOpen, setOpen] = useState(false);
  useSingleKey('KeyN', () => setOpen(true));
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('newTitle')}
      description={t('newText')}
      trigger={
        <Button>
          {t('note')}
          <span aria-hidden="true" className="max-shell:hidden">
            <Kbd>{'N'}</Kbd>
          </span>
        </Button>
      }
    >
      <NoteForm memberId={memberId} timeZone={timeZone} onDone={() => setOpen(false)} />
    </Dialog>
  );
}
