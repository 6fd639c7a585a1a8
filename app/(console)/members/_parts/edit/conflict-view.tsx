'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ConflictField, Difference, Side } from '@/lib/domain/members/cleansing/edit-conflict';
import { ConflictRow } from './conflict-row';
import type { FormOptions } from './form-options';
import { useFieldLabel } from './use-field-label';
import { useValueWords } from './use-value-words';

type Choices = ReadonlyMap<ConflictField, Side>;

type Props = {
  readonly differences: readonly Difference[];
  readonly options: FormOptions;
  readonly isPending: boolean;
  readonly onSave: (choices: Choices) => void;
  readonly onEdit: (choices: Choices) => void;
};

/** Both versions side by side: what somebody saved meanwhile and what was typed here, chosen field by field. */
export function ConflictView({ differences, options, isPending, onSave, onEdit }: Props) {
  const t = useTranslations('memberEdit.conflict');
  const label = useFieldLabel(options);
  const words = useValueWords(options);
  const title = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<Choices>(new Map());
  useEffect(() => title.current?.focus(), []);
  const sideOf = ({ field, proposed }: Difference) => chosen.get(field) ?? proposed;
  const open = differences.filter((difference) => sideOf(difference) === null).length;
  const choices = (): Choices =>
    new Map(differences.map((difference) => [difference.field, sideOf(difference) ?? 'theirs']));
  return (
    <section aria-labelledby="conflict-title" className="max-w-3xl">
      <h2 id="conflict-title" ref={title} tabIndex={-1} className="text-lg outline-none">
        {t('title')}
      </h2>
      <p className="text-sm text-ink-2">{t('text')}</p>
      <div className="mt-3 rounded-panel border bg-surface">
        {differences.length === 0 && <p className="px-3.5 py-3">{t('none')}</p>}
        {differences.map((difference) => (
          <ConflictRow
            key={difference.field}
            name={difference.field}
            label={label(difference.field)}
            note={t(difference.proposed === null ? 'both' : `only.${difference.proposed}`)}
            theirs={words(difference.field, difference.theirs)}
            mine={words(difference.field, difference.mine)}
            side={sideOf(difference)}
            onChoose={(side) => setChosen(new Map([...chosen, [difference.field, side]]))}
          />
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button
          tone="primary"
          disabled={isPending}
          disabledReason={open > 0 ? t('open', { count: open }) : undefined}
          onClick={() => onSave(choices())}
        >
          {t('save')}
        </Button>
        <Button disabled={isPending} onClick={() => onEdit(choices())}>
          {t('edit')}
        </Button>
      </div>
    </section>
  );
}
