'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import type { NamedList } from '@/lib/domain/segments/segment-page';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { keepAsList, putIntoList } from '../../actions';
import { ListChoice } from './list-choice';

/** What became of the ticked members. */
export type Kept = NamedList & { readonly changed: number };

type Props = {
  readonly memberIds: readonly number[];
  readonly onKept: (kept: Kept) => void;
};

/** A new list of the ticked members, or one that there is. */
export function ListForm({ memberIds, onKept }: Props) {
  const t = useTranslations('memberSelection');
  const words = useRefusalWords();
  const [way, setWay] = useState<'new' | 'known'>('new');
  const [name, setName] = useState('');
  const [list, setList] = useState<NamedList>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const isReady = way === 'new' ? name.trim() !== '' : list !== undefined;
  const keep = async (): Promise<Refusal | undefined> => {
    if (way === 'new') {
      const from = { kind: 'ticked' as const, memberIds: [...memberIds] };
      const answer = await keepAsList({ name, note: '', from });
      if (!answer.ok) return answer.error;
      const { segmentId, entered } = answer.value;
      onKept({ segmentId, name: name.trim(), changed: entered });
    } else if (list !== undefined) {
      const { segmentId } = list;
      const answer = await putIntoList({ segmentId, way: 'add', memberIds: [...memberIds] });
      if (!answer.ok) return answer.error;
      onKept({ ...list, changed: answer.value.changed });
    }
    return undefined;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isPending) return;
    startTransition(async () => setRefusal(await keep().catch(() => NO_ANSWER)));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <FormError message={refusal?.code === 'already_exists' ? t('taken') : words(refusal)} />
      <div>
        <SegmentedControl
          label={t('way')}
          current={way}
          onChange={(id) => setWay(id === 'known' ? 'known' : 'new')}
          items={[
            { id: 'new', label: t('new') },
            { id: 'known', label: t('known') },
          ]}
        />
      </div>
      {way === 'new' ? (
        <TextInput
          label={t('name')}
          required
          maxLength={SEGMENT_NAME_MAX}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      ) : (
        <ListChoice chosen={list} onChoose={setList} />
      )}
      <Button
        type="submit"
        tone="primary"
        className="self-start"
        disabled={isPending}
        disabledReason={isReady ? undefined : t(way === 'new' ? 'nameNeeded' : 'listNeeded')}
      >
        {t(way === 'new' ? 'make' : 'add', { count: memberIds.length })}
      </Button>
    </form>
  );
}
