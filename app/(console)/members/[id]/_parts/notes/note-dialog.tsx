'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog';
import { NoteForm } from './note-form';

type Props = {
  readonly memberId: number;
  readonly timeZone: string;
  readonly onClose: () => void;
};

/** The form of a note, a call or a letter. Loaded when it is asked for: most visits write nothing. */
export default function NoteDialog({ memberId, timeZone, onClose }: Props) {
  const t = useTranslations('timeline.notes');
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('newTitle')}
      description={t('newText')}
    >
      <NoteForm memberId={memberId} timeZone={timeZone} onDone={onClose} />
    </Dialog>
  );
}
