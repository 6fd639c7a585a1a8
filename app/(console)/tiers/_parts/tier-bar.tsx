import type { TierColour } from '@/lib/domain/tiers/ladder';

const FILLS: Readonly<Record<TierColour, string>> = {
  slate: 'fill-tier-0',
  bronze: 'fill-tier-1',
  silver: 'fill-tier-2',
  gold: 'fill-tier-3',
  platinum: 'fill-tier-4',
};

type Props = {
  readonly colour: TierColour;
  readonly members: number;
  /** The longest bar of the table. */
  readonly most: number;
  /** What it was before: a tick. */
  readonly before?: number | null;
};

/** On a square-root scale: a tier of 1% is seen beside one of 60%. */
const percent = (members: number, most: number): number =>
  most === 0 ? 0 : Math.round(Math.sqrt(members / most) * 1000) / 10;

/** How many members a tier has, as a bar below the figure. */
export function TierBar({ colour, members, most, before = null }: Props) {
  return (
    <svg aria-hidden="true" width="100%" height="14" className="block max-w-36 overflow-visible">
      <rect y="3" width="100%" height="8" rx="1" className="fill-sunken" />
      <rect
        y="3"
        width={`${percent(members, most)}%`}
        height="8"
        rx="1"
        className={FILLS[colour]}
      />
      {before !== null && (
        <rect x={`${percent(before, most)}%`} width="1.5" height="14" className="fill-ink" />
      )}
    </svg>
  );
}
