'use client';

import { CreditCard, List, ReceiptText, Ticket, UserPlus, Users } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { Status } from '@/components/ui/status';
import { TierMark } from '@/components/ui/tier-mark';
import type { DeskRow } from '@/lib/domain/desk/answer';
import { MarkedText } from './marked-text';

type Props = {
  readonly id: string;
  readonly row: DeskRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onDo: () => void;
};

const ICONS = {
  task: Ticket,
  create: UserPlus,
  card: CreditCard,
  receipt: ReceiptText,
  household: Users,
  list: List,
} as const;

function RowIcon({ row: { icon, tier } }: { readonly row: DeskRow }) {
  if (icon !== 'tier') return <Icon of={ICONS[icon]} className="text-ink-3" />;
  return tier === null ? null : (
    <TierMark shape={tier.shape} colour={tier.colour} name="" markOnly />
  );
}

/** One row of what was found. The keyboard stays in the field: the row is named by it, not focused. */
export function DeskOption({ id, row, isChosen, onChoose, onDo }: Props) {
  const isPossible = row.doing !== null;
  const isAction = row.group === 'actions';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field that names this row listens to the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-disabled={isPossible ? undefined : 'true'}
      onPointerMove={isChosen ? undefined : onChoose}
      onClick={isPossible ? onDo : onChoose}
      // A press keeps the focus, and with it the keyboard, in the field.
      onMouseDown={(event) => event.preventDefault()}
      className={cx(
        'relative grid min-h-11 items-center gap-x-3 px-4 py-1.5 touch:min-h-13',
        isAction
          ? 'grid-cols-[20px_minmax(0,1fr)]'
          : 'grid-cols-[20px_minmax(0,1fr)_auto] sm:grid-cols-[20px_minmax(0,1.25fr)_minmax(0,1fr)_minmax(108px,auto)]',
        isPossible ? 'cursor-pointer' : 'cursor-not-allowed text-ink-2',
        isChosen &&
          'bg-primary-soft before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-primary',
      )}
    >
      <span className="flex max-sm:col-start-1 max-sm:row-start-1">
        <RowIcon row={row} />
      </span>
      <span className="min-w-0 max-sm:col-start-2 max-sm:row-start-1">
        <span className={cx('block truncate', isPossible ? 'font-[550]' : 'font-medium')}>
          <MarkedText parts={row.title} />
        </span>
        <span className={cx('block text-xs text-ink-2', !isAction && 'sm:truncate')}>
          <MarkedText parts={row.line} />
        </span>
      </span>
      {!isAction && (
        <>
          <span className="min-w-0 max-sm:col-start-2 max-sm:col-end-[-1] max-sm:row-start-2 max-sm:text-xs max-sm:text-ink-2">
            <span className="sm:block sm:truncate">{row.side}</span>
            {row.side !== '' && row.sideLine !== '' && (
              <span aria-hidden="true" className="sm:hidden">
                {' · '}
              </span>
            )}
            <span className="text-xs text-ink-2 sm:block sm:truncate">{row.sideLine}</span>
          </span>
          <span className="justify-self-end max-sm:col-start-3 max-sm:row-start-1">
            {row.status !== null && <Status tone={row.status.tone}>{row.status.label}</Status>}
          </span>
        </>
      )}
    </div>
  );
}
