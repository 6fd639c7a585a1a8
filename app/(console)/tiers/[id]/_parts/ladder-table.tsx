'use client';

import { Pencil } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { TierMark } from '@/components/ui/tier-mark';
import type { TierColour } from '@/lib/domain/tiers/ladder';
import type { LadderRow } from '@/lib/domain/tiers/ladder-rows';
import { tierName } from '../../_parts/ladder-words';
import type { Designer } from './designer-types';
import { DraftCells } from './draft-cells';
import { LiveCells } from './live-cells';
import { useSimulatedCounts } from './simulation/simulated-counts';
import { CELL, ROW } from './table-styles';

const RAILS: Readonly<Record<TierColour, string>> = {
  slate: 'border-l-tier-0',
  bronze: 'border-l-tier-1',
  silver: 'border-l-tier-2',
  gold: 'border-l-tier-3',
  platinum: 'border-l-tier-4',
};

/** The name of a tier with its mark and rail; of a draft that may be changed it opens the tier. */
function TierHead({ designer, row }: { readonly designer: Designer; readonly row: LadderRow }) {
  const { words, mayEdit, open } = designer;
  const tier = row.draft ?? row.live;
  if (tier === null) return null;
  const name = tierName(words, tier);
  const mark = <TierMark shape={tier.shape} colour={tier.colour} name={name} />;
  return (
    <th
      scope="row"
      className={cx(
        CELL,
        'col-span-2 border-l-3 text-left font-[550] @4xl:w-40',
        RAILS[tier.colour],
        row.draft === null && designer.draft !== null && 'line-through decoration-ink-3',
      )}
    >
      {mayEdit && row.draft !== null ? (
        <button
          type="button"
          onClick={() => open(String(tier.tierId))}
          aria-label={words.t('table.editTier', { tier: name })}
          className="group inline-flex items-center gap-1.5 rounded-control text-left whitespace-normal hover:underline touch:min-h-11"
        >
          {mark}
          <Icon of={Pencil} size={13} className="text-ink-3 group-hover:text-ink" />
        </button>
      ) : (
        mark
      )}
    </th>
  );
}

type Props = {
  readonly designer: Designer;
  readonly label: string;
  /** What stands beside "Live" and "Draft". */
  readonly liveNote: string;
  readonly draftNote: string;
};

const HEAD = 'px-3 py-1.5 text-left text-xs font-medium text-ink-2 border-b';

/** The heads of the columns, which a narrow table does without: each cell says there what it is. */
function TableHead({ designer, liveNote, draftNote }: Omit<Props, 'label'>) {
  const { words, draft } = designer;
  const { t } = words;
  const tint = 'bg-[color-mix(in_oklch,var(--primary-soft)_70%,var(--surface))]';
  const cut = '@4xl:border-l @4xl:border-l-line-strong';
  return (
    <thead className="block bg-sunken @4xl:table-header-group">
      <tr className="grid grid-cols-2 @4xl:table-row">
        <td className="hidden @4xl:table-cell" />
        <th
          scope="colgroup"
          colSpan={3}
          className="px-3 pt-2 text-left text-sm font-semibold @max-4xl:border-b @max-4xl:pb-1.5"
        >
          {t('table.live')}
          <small className="ml-2 text-xs font-normal text-ink-2">{liveNote}</small>
        </th>
        {draft !== null && (
          <th
            scope="colgroup"
            colSpan={4}
            className={cx(
              'px-3 pt-2 text-left text-sm font-semibold @max-4xl:border-b @max-4xl:pb-1.5',
              tint,
              cut,
            )}
          >
            {t('table.draft')}
            <small className="ml-2 text-xs font-normal text-ink-2">{draftNote}</small>
          </th>
        )}
      </tr>
      <tr className="hidden @4xl:table-row">
        <th scope="col" className={HEAD}>
          {t('table.tier')}
        </th>
        <th scope="col" className={cx(HEAD, 'text-right')}>
          {t('table.from')}
        </th>
        <th scope="col" className={HEAD}>
          {t('table.benefits')}
        </th>
        <th scope="col" className={HEAD}>
          {t('table.members')}
        </th>
        {draft !== null && (
          <>
            <th scope="col" className={cx(HEAD, tint, cut, 'text-right')}>
              {t('table.from')}
            </th>
            <th scope="col" className={cx(HEAD, tint)}>
              {t('table.benefits')}
            </th>
            <th scope="col" className={cx(HEAD, tint)}>
              {t('table.members')}
            </th>
            <th scope="col" className={cx(HEAD, tint, 'text-right')}>
              {t('table.change')}
            </th>
          </>
        )}
      </tr>
    </thead>
  );
}

/** A ladder from the highest tier down: what holds beside the draft. */
export function LadderTable({ designer, label, liveNote, draftNote }: Props) {
  const { rows, members, draft } = designer;
  const counts = useSimulatedCounts();
  const most = Math.max(
    ...rows.map(({ tierId }) => members.get(tierId)?.members ?? 0),
    ...rows.map(({ tierId }) => counts?.byTier.get(tierId) ?? 0),
  );
  return (
    <div className="@container">
      <ScrollRegion label={label} className="rounded-panel border bg-surface">
        <table className="block w-full border-separate border-spacing-0 @4xl:table">
          <TableHead designer={designer} liveNote={liveNote} draftNote={draftNote} />
          <tbody className="block @4xl:table-row-group">
            {rows.map((row) => (
              <tr key={row.tierId} className={cx(ROW, draft === null && 'grid-cols-1')}>
                <TierHead designer={designer} row={row} />
                <LiveCells designer={designer} tier={row.live} most={most} />
                <DraftCells designer={designer} row={row} most={most} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
