import type { TierColour, TierShape } from '@/lib/domain/tiers/ladder';
import { cx } from './cx';

/** A tier is told without its colour too. */
const SHAPES: Readonly<Record<TierShape, string>> = {
  circle: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  triangle: 'M6 1.5 11 10.5H1z',
  square: 'M1.75 1.75h8.5v8.5h-8.5z',
  star: 'M6 .8 7.6 4.3l3.8.4-2.85 2.55.8 3.75L6 9.1 2.65 11l.8-3.75L.6 4.7l3.8-.4z',
  diamond: 'M6 .8 10.6 6 6 11.2 1.4 6z',
};

const COLOURS: Readonly<Record<TierColour, string>> = {
  slate: 'text-tier-0',
  bronze: 'text-tier-1',
  silver: 'text-tier-2',
  gold: 'text-tier-3',
  platinum: 'text-tier-4',
};

/** How a tier looks, as its ladder says. */
export type TierLook = { readonly shape: TierShape; readonly colour: TierColour };

type Props = TierLook & {
  readonly name: string;
  /** Shows the shape alone; the name is still read aloud. */
  readonly markOnly?: boolean;
};

/** A tier: its shape, its colour and its name. */
export function TierMark({ name, shape, colour, markOnly = false }: Props) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        aria-hidden="true"
        className={cx('shrink-0', COLOURS[colour])}
      >
        <path d={SHAPES[shape]} fill="currentColor" />
      </svg>
      <span className={markOnly ? 'sr-only' : ''}>{name}</span>
    </span>
  );
}
