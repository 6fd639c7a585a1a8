'use client';

import { useState } from 'react';
import {
  addItem,
  changeItem,
  findItem,
  type ItemDraft,
  type ItemPath,
  isGroupDraft,
  isOptional,
  type SegmentDraft,
  specOf,
} from '@/lib/domain/segments/draft';
import type { SegmentAnswer } from '@/lib/domain/segments/segment-page';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import type { SegmentWords } from '../segment-words';
import { AddMenu } from './add-menu';
import { figuresOf } from './figures-of';
import { GroupRows, type RowsProps } from './group-rows';

type Props = {
  readonly words: SegmentWords;
  readonly draft: SegmentDraft;
  readonly answer: SegmentAnswer | null;
  readonly onChange: (draft: SegmentDraft) => void;
};

/** The slot that is to be chosen first. */
function firstSlot(item: ItemDraft): string | null {
  if (isGroupDraft(item)) return null;
  const needed = Object.entries(specOf(item.is).slots).find(([, slot]) => !isOptional(slot));
  return needed?.[0] ?? null;
}

/** What changes a draft, and which slot opens as its row appears. */
function useRows({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const [fresh, setFresh] = useState<RowsProps['fresh']>(null);
  return {
    fresh,
    onAdd: (path: ItemPath, item: ItemDraft) => {
      const group = findItem(draft, path);
      const place = group !== null && isGroupDraft(group) ? group.items.length : 0;
      setFresh({ at: [...path, place].join(','), slot: firstSlot(item) });
      onChange(addItem(draft, path, item));
    },
    onChange: (path: ItemPath, item: ItemDraft | null) => onChange(changeItem(draft, path, item)),
    /** A slot that is not filled yet appears as a word to be chosen. */
    onOpenSlot: (path: ItemPath, slot: string) => {
      const item = findItem(draft, path);
      if (item === null || isGroupDraft(item)) return;
      setFresh({ at: path.join(','), slot });
      onChange(changeItem(draft, path, { ...item, [slot]: null }));
    },
  };
}

/** The head: all members in force, and what the columns of figures are. */
function Head({ words: { t, locale }, answer }: Pick<Props, 'words' | 'answer'>) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-b bg-sunken px-3 py-2 text-sm text-ink-2">
      <span>
        {t('builder.all')}
        {answer !== null && `, ${formatCount(answer.members, locale)}`}
      </span>
      <span className="grid w-[330px] grid-cols-[1fr_1fr_64px] gap-x-3 text-right max-shell:hidden shell:mr-9">
        <span>{t('builder.alone')}</span>
        <span className="col-span-2">{t('builder.left')}</span>
      </span>
    </div>
  );
}

/** Conditions with their figures: who is in, then who is left out of them, then who remains. */
export function ConditionTable({ words, draft, answer, onChange }: Props) {
  const { t, locale } = words;
  const rows = { words, figures: figuresOf(draft, answer), ...useRows({ draft, onChange }) };
  return (
    <div className="rounded-panel border bg-surface">
      <Head words={words} answer={answer} />
      {draft.include !== null && <GroupRows {...rows} group={draft.include} path={['include']} />}
      <div className="border-b px-3 py-2">
        <AddMenu
          words={words}
          label={t('builder.addCondition')}
          groupJoin="any"
          onAdd={(item) => rows.onAdd(['include'], item)}
        />
      </div>
      {draft.exclude !== null && (
        <>
          <p className="border-t border-b border-t-line-strong px-3 py-2 font-medium">
            {t('builder.exclude')}
          </p>
          <GroupRows {...rows} group={draft.exclude} path={['exclude']} />
        </>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 px-3 py-2">
        <AddMenu
          words={words}
          label={t('builder.addExclusion')}
          groupJoin="all"
          onAdd={(item) => rows.onAdd(['exclude'], item)}
        />
        {answer !== null && (
          <p className="font-medium tabular-nums">
            {t('builder.inSegment')} <strong>{formatCount(answer.total.count, locale)}</strong>{' '}
            <span className="text-sm font-normal text-ink-2">
              {formatPercent(
                answer.members === 0 ? 0 : answer.total.count / answer.members,
                locale,
              )}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
