import { useTranslations } from 'next-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import {
  INTERACTION_DIRECTIONS,
  INTERACTION_KINDS,
  type InteractionDirection,
  type InteractionKind,
} from '@/lib/domain/members/interactions';

/** What is written down: a note has no direction. */
export type Written = { readonly kind: InteractionKind; readonly direction: InteractionDirection };

type Props = { readonly value: Written; readonly onChange: (value: Written) => void };

/** A note, a call or a letter, and of the latter two who began. */
export function KindChoice({ value, onChange }: Props) {
  const t = useTranslations('timeline.notes');
  const { kind, direction } = value;
  const chosen = <Id extends string>(ids: readonly Id[], id: string, otherwise: Id) =>
    ids.find((known) => known === id) ?? otherwise;
  return (
    <div className="flex flex-wrap gap-2">
      <SegmentedControl
        label={t('what')}
        current={kind}
        onChange={(id) => onChange({ kind: chosen(INTERACTION_KINDS, id, kind), direction })}
        items={INTERACTION_KINDS.map((id) => ({ id, label: t(`kindNames.${id}`) }))}
      />
      {kind !== 'note' && (
        <SegmentedControl
          label={t('direction')}
          current={direction}
          onChange={(id) =>
            onChange({ kind, direction: chosen(INTERACTION_DIRECTIONS, id, direction) })
          }
          items={INTERACTION_DIRECTIONS.map((id) => ({ id, label: t(`directions.${id}`) }))}
        />
      )}
    </div>
  );
}
