import { cx } from '../ui/cx';

type Part = {
  readonly id: string;
  /** Where it begins and how long it is, shares of the full width. */
  readonly from: number;
  readonly size: number;
  readonly tone: 'whole' | 'in' | 'out' | 'rest' | 'ground';
};

const TONES = {
  whole: 'fill-ink-3',
  in: 'fill-series-1',
  out: 'fill-series-2',
  rest: 'fill-line-strong',
  ground: 'fill-line',
} as const;

const percent = (share: number) => `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%`;

/** A bar inside a row whose parts begin where they are told: a step of a bridge, or shares beside each other. */
export function SpanBar({
  parts,
  className,
}: {
  readonly parts: readonly Part[];
  readonly className?: string;
}) {
  return (
    <svg aria-hidden="true" width="100%" height="10" className={cx('block', className)}>
      {parts.map((part) => (
        <rect
          key={part.id}
          x={percent(part.from)}
          width={percent(part.size)}
          height="10"
          rx="1"
          className={TONES[part.tone]}
        />
      ))}
    </svg>
  );
}
