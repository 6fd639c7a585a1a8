'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import {
  ATTRIBUTE_KEY,
  ATTRIBUTE_LABEL_MAX,
  ATTRIBUTE_TYPES,
  type Attribute,
} from '@/lib/domain/members/attributes/attribute';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createAttribute, updateAttribute } from '../actions';
import { type AttributeDraft, draftOf, keptOptions } from './attribute-draft';
import { OptionFields } from './option-fields';

type Props = {
  /** Null: a new one. */
  readonly attribute: Attribute | null;
  readonly onDone: () => void;
};

/** Name in both languages, key and type, which stay for good, and the options of a choice. */
export function AttributeForm({ attribute, onDone }: Props) {
  const t = useTranslations('attributes');
  const words = useRefusalWords();
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(attribute));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const set = (change: Partial<AttributeDraft>) => setDraft({ ...draft, ...change });
  const { key, labelEn, labelRu, type } = draft;
  const isKeyWrong = key !== '' && !ATTRIBUTE_KEY.test(key);
  const isKeyTaken = refusal?.code === 'already_exists';
  const submit = () =>
    startTransition(async () => {
      const options = keptOptions(draft);
      const answer =
        attribute === null
          ? await createAttribute({ key, labelEn, labelRu, type, options })
          : await updateAttribute({
              attributeId: attribute.attributeId,
              version: attribute.version,
              labelEn,
              labelRu,
              options,
            });
      setRefusal(answer.ok ? undefined : answer.error);
      router.refresh();
      if (answer.ok) onDone();
    });
  const keyError = () => {
    if (isKeyWrong) return t('keyWrong');
    return isKeyTaken ? t('keyTaken') : undefined;
  };
  return (
    <form action={submit} className="flex flex-col gap-3">
      {!isKeyTaken && <FormError message={words(refusal)} />}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextInput
          label={t('labelEn')}
          required
          maxLength={ATTRIBUTE_LABEL_MAX}
          value={labelEn}
          onChange={({ target }) => set({ labelEn: target.value })}
        />
        <TextInput
          label={t('labelRu')}
          required
          maxLength={ATTRIBUTE_LABEL_MAX}
          value={labelRu}
          onChange={({ target }) => set({ labelRu: target.value })}
        />
        <TextInput
          label={t('key')}
          required
          readOnly={attribute !== null}
          autoComplete="off"
          spellCheck={false}
          maxLength={30}
          hint={t('keyHint')}
          error={keyError()}
          value={key}
          onChange={({ target }) => set({ key: target.value })}
        />
        <SelectInput
          label={t('type')}
          required
          disabled={attribute !== null}
          hint={t(`typeHints.${type}`)}
          value={type}
          options={ATTRIBUTE_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
          onChange={({ target }) =>
            set({ type: ATTRIBUTE_TYPES.find((known) => known === target.value) ?? 'text' })
          }
        />
      </div>
      {type === 'choice' && (
        <OptionFields options={draft.options} onChange={(options) => set({ options })} />
      )}
      <div>
        <Button type="submit" tone="primary" disabled={isPending || isKeyWrong}>
          {t(attribute === null ? 'define' : 'save')}
        </Button>
      </div>
    </form>
  );
}
