import { Ellipsis } from 'lucide-react';
import { type ConditionDraft, isOptional, specOf } from '@/lib/domain/segments/draft';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import type { SegmentWords } from '../segment-words';

type Props = {
  readonly words: SegmentWords;
  readonly condition: ConditionDraft;
  readonly onChange: (condition: ConditionDraft) => void;
  readonly onAddSlot: (name: string) => void;
  readonly onRemove: () => void;
};

/** What else can be done with a condition: said more exactly, turned round, taken out. */
export function ConditionMenu({ words: { t }, condition, onChange, onAddSlot, onRemove }: Props) {
  const optional = Object.entries(specOf(condition.is).slots).filter(([, slot]) =>
    isOptional(slot),
  );
  const nameOf = (name: string) => t(`slotNames.${name as 'tiers'}`);
  const { not, ...rest } = condition;
  return (
    <Menu
      trigger={<IconButton label={t('builder.more')} icon={<Icon of={Ellipsis} size={14} />} />}
      entries={[
        ...optional.map(([name]) =>
          condition[name] === undefined
            ? {
                id: name,
                label: t('builder.addSlot', { name: nameOf(name) }),
                onSelect: () => onAddSlot(name),
              }
            : {
                id: name,
                label: t('builder.removeSlot', { name: nameOf(name) }),
                onSelect: () => {
                  const { [name]: _, ...without } = condition;
                  onChange(without as ConditionDraft);
                },
              },
        ),
        {
          id: 'not',
          label: t(not ? 'builder.affirm' : 'builder.negate'),
          onSelect: () => onChange((not ? rest : { ...condition, not: true }) as ConditionDraft),
        },
        { id: 'remove', label: t('builder.remove'), onSelect: onRemove },
      ]}
    />
  );
}
