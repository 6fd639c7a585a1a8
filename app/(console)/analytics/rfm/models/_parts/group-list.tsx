'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { checkGroups } from '@/lib/domain/analytics/rfm-model/check-groups';
import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import {
  MODEL_GROUPS_MAX,
  type ModelGroup,
  NO_GROUP,
} from '@/lib/domain/analytics/rfm-model/score-groups';
import { GroupRow, type MoveWay } from './group-row';
import { groupSizes } from './group-sizes';
import { NoGroupRow } from './no-group-row';
import type { ModelDraftState } from './use-model-draft';

type Props = {
  readonly state: ModelDraftState;
  readonly preview: ScorePreview | null;
  readonly isStale: boolean;
  readonly mayEdit: boolean;
};

/** A new id that no group has. */
function freeId(groups: readonly ModelGroup[]): string {
  const taken = new Set(groups.map(({ id }) => id));
  let number = groups.length + 1;
  while (taken.has(`g${number}`)) number += 1;
  return `g${number}`;
}

/** The groups in the order in which they are tried, with what each takes and how many members that is now. */
export function GroupList({ state, preview, isStale, mayEdit }: Props) {
  const t = useTranslations('rfmModels');
  const { draft, set } = state;
  const { groups, cut } = draft;
  const check = checkGroups(groups, cut.bins);
  const sizes = preview === null ? null : groupSizes(groups, preview);
  const { announcement, move, drag } = useOrder(state);
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
  const change = (id: string, part: Partial<ModelGroup>) =>
    set({ groups: groups.map((group) => (group.id === id ? { ...group, ...part } : group)) });
  const add = () => {
    const all = [1, cut.bins] as const;
    set({ groups: [...groups, { id: freeId(groups), name: '', r: all, f: all, m: all }] });
  };
  return (
    <>
      <ol aria-busy={isStale}>
        {groups.map((group, index) => (
          <GroupRow
            key={group.id}
            group={group}
            place={index + 1}
            places={groups.length}
            bins={cut.bins}
            check={check.rules[index]}
            nameOf={nameOf}
            size={sizes === null ? null : (sizes.get(group.id) ?? 0)}
            preview={preview}
            isStale={isStale}
            mayEdit={mayEdit}
            onChange={(part) => change(group.id, part)}
            onMove={(way) => move(group.id, way)}
            onDrag={() => drag.pick(group.id)}
            onDrop={() => drag.drop(group.id)}
            onRemove={() => set({ groups: groups.filter(({ id }) => id !== group.id) })}
          />
        ))}
        <NoGroupRow
          check={check}
          size={sizes === null ? null : (sizes.get(NO_GROUP) ?? 0)}
          preview={preview}
          isStale={isStale}
        />
      </ol>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {mayEdit && (
        <Button
          className="mt-3"
          onClick={add}
          disabledReason={groups.length < MODEL_GROUPS_MAX ? undefined : t('tooManyGroups')}
        >
          <Icon of={Plus} />
          {t('addGroup')}
        </Button>
      )}
    </>
  );
}

/** Moves groups up and down by buttons and by the mouse; the button that was pressed keeps the focus. */
function useOrder({ draft, set }: ModelDraftState) {
  const t = useTranslations('rfmModels');
  const { groups } = draft;
  const [announcement, setAnnouncement] = useState('');
  const focus = useRef<string | null>(null);
  const dragged = useRef<string | null>(null);
  // After each drawing: the button stands in its new place by then.
  useEffect(() => {
    if (focus.current === null) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  const place = (id: string, at: number) => {
    const group = groups.find((one) => one.id === id);
    if (group === undefined || at < 0 || at >= groups.length) return;
    const others = groups.filter((one) => one.id !== id);
    set({ groups: [...others.slice(0, at), group, ...others.slice(at)] });
    setAnnouncement(t('movedTo', { name: group.name, place: at + 1, places: groups.length }));
  };
  const placeOf = (id: string) => groups.findIndex((one) => one.id === id);
  return {
    announcement,
    move: (id: string, way: MoveWay) => {
      focus.current = `${way}-${id}`;
      place(id, placeOf(id) + (way === 'up' ? -1 : 1));
    },
    drag: {
      pick: (id: string) => {
        dragged.current = id;
      },
      drop: (onto: string) => {
        if (dragged.current !== null && dragged.current !== onto) {
          place(dragged.current, placeOf(onto));
        }
        dragged.current = null;
      },
    },
  };
}
