import { Plus } from 'lucide-react';
import { CONDITIONS } from '@/lib/domain/segments/conditions/registry';
import type { GroupDraft, ItemDraft } from '@/lib/domain/segments/draft';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import type { SegmentWords } from '../segment-words';

type Props = {
  readonly words: SegmentWords;
  readonly label: string;
  readonly onAdd: (item: ItemDraft) => void;
  /** What joins a group that is added; null: none can be. */
  readonly groupJoin: GroupDraft['join'] | null;
};

/** Adds a condition of any kind, or a group. */
export function AddMenu({ words: { t }, label, onAdd, groupJoin }: Props) {
  return (
    <div className="flex flex-wrap gap-1">
      <Menu
        align="start"
        trigger={
          <Button tone="quiet">
            <Icon of={Plus} />
            {label}
          </Button>
        }
        entries={CONDITIONS.map(({ id, area }) => ({
          id,
          label: (
            <span className="flex justify-between gap-4">
              {t(`conditionNames.${id}`)}
              <span className="text-xs text-ink-3">{t(`areas.${area}`)}</span>
            </span>
          ),
          onSelect: () => onAdd({ is: id }),
        }))}
      />
      {groupJoin !== null && (
        <Button tone="quiet" onClick={() => onAdd({ join: groupJoin, items: [] })}>
          <Icon of={Plus} />
          {t('builder.addGroup')}
        </Button>
      )}
    </div>
  );
}
