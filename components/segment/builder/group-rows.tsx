'use client';

import { X } from 'lucide-react';
import {
  type ConditionDraft,
  type GroupDraft,
  type ItemDraft,
  type ItemPath,
  isGroupDraft,
} from '@/lib/domain/segments/draft';
import { DEPTH_MAX } from '@/lib/domain/segments/limits';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { SegmentedControl } from '../../ui/segmented-control';
import type { SegmentWords } from '../segment-words';
import { AddMenu } from './add-menu';
import { ConditionMenu } from './condition-menu';
import { ConditionSentence } from './condition-sentence';
import { type RowFigures, RowFiguresView } from './row-figures';

export type RowsProps = {
  readonly words: SegmentWords;
  readonly group: GroupDraft;
  readonly path: ItemPath;
  /** By the path of the item, joined by commas. */
  readonly figures: ReadonlyMap<string, RowFigures>;
  /** The path of the condition that was put in last, and the slot to be chosen. */
  readonly fresh: { readonly at: string; readonly slot: string | null } | null;
  readonly onChange: (path: ItemPath, item: ItemDraft | null) => void;
  readonly onAdd: (path: ItemPath, item: ItemDraft) => void;
  readonly onOpenSlot: (path: ItemPath, slot: string) => void;
};

function leadOf(
  words: SegmentWords,
  {
    path,
    group,
    place,
  }: { readonly path: ItemPath; readonly group: GroupDraft; readonly place: number },
): string {
  const { t } = words;
  if (place > 0) return t(group.join === 'all' ? 'builder.and' : 'builder.or');
  if (path.length > 1) return '';
  return t(path[0] === 'include' ? 'builder.where' : 'builder.who');
}

const ROW =
  'grid grid-cols-[44px_minmax(0,1fr)_28px] items-baseline gap-x-2 border-b px-3 py-2 shell:grid-cols-[52px_minmax(0,1fr)_330px_28px] touch:grid-cols-[40px_minmax(0,1fr)_44px]';

/** The head of a group within: what joins it, and a way to take it out. */
function GroupHead({
  words: { t },
  group,
  onJoin,
  onRemove,
}: {
  readonly words: SegmentWords;
  readonly group: GroupDraft;
  readonly onJoin: (join: 'all' | 'any') => void;
  readonly onRemove: () => void;
}) {
  return (
    <div className="flex items-center gap-2">
      <SegmentedControl
        label={t('builder.join')}
        items={[
          { id: 'any', label: t('builder.anyOf') },
          { id: 'all', label: t('builder.allOf') },
        ]}
        current={group.join}
        onChange={(id) => onJoin(id === 'any' ? 'any' : 'all')}
      />
      <IconButton
        label={t('builder.removeGroup')}
        icon={<Icon of={X} size={14} />}
        onClick={onRemove}
      />
    </div>
  );
}

/** The items of a group, a line each; a group within is indented. */
export function GroupRows(props: RowsProps) {
  const { words, group, path, figures, fresh, onChange, onAdd, onOpenSlot } = props;
  const isExcluding = path[0] === 'exclude';
  return (
    <ul className={cx(path.length > 1 && 'ml-3 border-l-2 border-primary')}>
      {group.items.map((item, place) => {
        const own: ItemPath = [...path, place];
        const at = own.join(',');
        const lead = (
          <span className="text-right text-sm text-ink-3">
            {leadOf(words, { path, group, place })}
          </span>
        );
        if (isGroupDraft(item)) {
          return (
            <li key={at} className="border-b">
              <div className={cx(ROW, 'border-b-0')}>
                {lead}
                <GroupHead
                  words={words}
                  group={item}
                  onJoin={(join) => onChange(own, { ...item, join })}
                  onRemove={() => onChange(own, null)}
                />
                <RowFiguresView
                  words={words}
                  figures={figures.get(at) ?? null}
                  isExcluding={isExcluding}
                />
              </div>
              <GroupRows {...props} group={item} path={own} />
              <div className="ml-3 border-l-2 border-primary px-3 py-1">
                <AddMenu
                  words={words}
                  label={words.t('builder.addCondition')}
                  onAdd={(added) => onAdd(own, added)}
                  // A group that is joined as the one around it would say nothing more.
                  groupJoin={own.length >= DEPTH_MAX ? null : item.join === 'all' ? 'any' : 'all'}
                />
              </div>
            </li>
          );
        }
        const change = (next: ConditionDraft | null) => onChange(own, next);
        return (
          <li key={`${at}-${item.is}`} className={ROW}>
            {lead}
            <ConditionSentence
              key={fresh?.at === at ? (fresh.slot ?? '') : ''}
              words={words}
              condition={item}
              openSlot={fresh?.at === at ? fresh.slot : null}
              onChange={change}
            />
            <div className="max-shell:order-last max-shell:col-span-3">
              <RowFiguresView
                words={words}
                figures={figures.get(at) ?? null}
                isExcluding={isExcluding}
              />
            </div>
            <ConditionMenu
              words={words}
              condition={item}
              onChange={change}
              onAddSlot={(slot) => onOpenSlot(own, slot)}
              onRemove={() => change(null)}
            />
          </li>
        );
      })}
    </ul>
  );
}
