'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { PickerForm } from '@/components/form/picker-form';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import type { ListedSegment } from '@/lib/domain/segments/segment-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { saveSegment } from '../../actions';

type Props = { readonly segment: ListedSegment };

/** Another name for a list; who is in it stays. */
export function RenameList({ segment }: Props) {
  const t = useTranslations('segments');
  const words = useRefusalWords();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(segment.name);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const save = () => {
    if (isPending) return;
    startTransition(async () => {
      const { segmentId, version, note, definition } = segment;
      const answer = await saveSegment({ segmentId, version, name, note, definition });
      setRefusal(answer.ok ? undefined : answer.error);
      if (answer.ok) setOpen(false);
    });
  };
  return (
    <Popover
      title={t('lists.rename')}
      width="narrow"
      align="end"
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        setName(segment.name);
        setRefusal(undefined);
      }}
      trigger={<Button>{t('lists.rename')}</Button>}
    >
      <PickerForm onSubmit={save} onCancel={() => setOpen(false)}>
        <FormError
          message={refusal?.code === 'already_exists' ? t('builder.taken') : words(refusal)}
        />
        <TextInput
          label={t('builder.name')}
          required
          maxLength={SEGMENT_NAME_MAX}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </PickerForm>
    </Popover>
  );
}
