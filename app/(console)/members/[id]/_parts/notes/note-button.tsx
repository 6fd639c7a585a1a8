'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { KEYS } from '@/components/ui/keys';
import { useSingleKey } from '@/components/ui/use-single-key';

const NoteDialog = lazy(() => import('./note-dialog'));

type Props = { readonly memberId: number; readonly timeZone: string };

/** Opens the form of a note, a call or a letter: with a click or the key N. */
export function NoteButton({ memberId, timeZone }: Props) {
  const t = useTranslations('timeline.notes');
  const [isOpen, setOpen] = useState(false);
  useSingleKey(KEYS.add, () => setOpen(true));
  return (
    <>
      <Button aria-haspopup="dialog" aria-keyshortcuts="N" onClick={() => setOpen(true)}>
        {t('note')}
        <span aria-hidden="true" className="max-shell:hidden">
          <Kbd>{'N'}</Kbd>
        </span>
      </Button>
      <Suspense fallback={null}>
        {isOpen && (
          <NoteDialog memberId={memberId} timeZone={timeZone} onClose={() => setOpen(false)} />
        )}
      </Suspense>
    </>
  );
}
