'use client';

import { useTranslations } from 'next-intl';
import { DESK_GROUPS, type DeskGroup, type DeskRow } from '@/lib/domain/desk/answer';
import { DeskOption } from './desk-option';

type Props = {
  readonly id: string;
  readonly rows: readonly DeskRow[];
  /** Nothing was found: the actions are what is left to do. */
  readonly isNothing: boolean;
  /** There are more members than are listed. */
  readonly isMore: boolean;
  readonly chosen: DeskRow | null;
  readonly optionId: (row: DeskRow) => string;
  readonly onChoose: (row: DeskRow) => void;
  readonly onDo: (row: DeskRow) => void;
};

/** What was found, by what it is: members, tasks, what can be done with the number. */
export function DeskList({ id, rows, isNothing, isMore, chosen, optionId, onChoose, onDo }: Props) {
  const t = useTranslations('desk');
  const titles: Readonly<Record<DeskGroup, (count: number) => string>> = {
    members: (count) => t('groups.members', { count: isMore ? `${count}+` : `${count}` }),
    near: (count) => t('groups.near', { count }),
    tasks: (count) => t('groups.tasks', { count }),
    actions: () => t(isNothing ? 'groups.next' : 'groups.number'),
  };
  const groups = DESK_GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => row.group === group),
  })).filter((one) => one.rows.length > 0);
  return (
    <div id={id} role="listbox" aria-label={t('results')} tabIndex={-1} className="pt-1 pb-2">
      {groups.map(({ group, rows: own }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a list box
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div
            id={`${id}-${group}`}
            role="presentation"
            className="px-4 pt-2 pb-1 text-2xs font-medium text-ink-3"
          >
            {titles[group](own.length)}
          </div>
          {own.map((row) => (
            <DeskOption
              key={row.id}
              id={optionId(row)}
              row={row}
              isChosen={row.id === chosen?.id}
              onChoose={() => onChoose(row)}
              onDo={() => onDo(row)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
