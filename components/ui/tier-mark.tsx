import { cx } from './cx';

/** Shapes by rank, so that a tier is told without its colour: circle, triangle, square, star, diamond. */
const SHAPES = [
  'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  'M6 1.5 11 10.5H1z',
  'M1.75 1.75h8.5v8.5h-8.5z',
  'M6 .8 7.6 4.3l3.8.4-2.85 2.55.8 3.75L6 9.1 2.65 11l.8-3.75L.6 4.7l3.8-.4z',
  'M6 .8 10.6 6 6 11.2 1.4 6z',
] as const;

const COLOURS = [
  'text-tier-0',
  'text-tier-1',
  'text-tier-2',
  'text-tier-3',
  'text-tier-4',
] as const;

type Props = {
  /** Rank of the tier, from 0. Ladders longer than five repeat the last shape. */
  readonly rank: number;
  readonly name: string;
  /** Shows the shape alone; the name is still read aloud. */
  readonly markOnly?: boolean;
};

/** A tier: its shape, its colour and its name. */
export function TierMark({ rank, name, markOnly = false }: Props) {
  const step = Math.max(0, Math.min(rank, SHAPES.length - 1));
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        aria-hidden="true"
        className={cx('shrink-0', COLOURS[step])}
      >
        <path d={SHAPES[step]} fill="currentColor" />
      </svg>
      <span className={markOnly ? 'sr-only' : ''}>{name}</span>
    </span>
  );
}
