import { cx } from '../ui/cx';
import type { FlowColumn } from './flow-types';

type Props = {
  readonly column: FlowColumn;
  /** Where the column stands, from the left, 0 to 1: the figures keep to the other side near an edge. */
  readonly place: number;
};

const DOTS = [
  '',
  'bg-series-1',
  'bg-series-2',
  'bg-series-3',
  'bg-series-4',
  'bg-series-5',
  'bg-series-6',
] as const;

/** The figures of one period, beside its column. Said by the links themselves, so hidden from screen readers. */
export function FlowFigures({ column, place }: Props) {
  const isRight = place > 0.5;
  return (
    <div
      aria-hidden="true"
      className={cx(
        'pointer-events-none absolute top-1 z-20 w-max max-w-64 rounded-control border border-line-strong bg-raised px-2.5 py-2 text-xs text-ink shadow-float',
        isRight ? '-translate-x-full -ml-6' : 'ml-6',
      )}
      style={{ left: `${place * 100}%` }}
    >
      <p className="mb-1 font-semibold">{column.title}</p>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
        {column.parts
          .filter((part) => part.size > 0)
          .map((part) => (
            <div key={part.id} className="contents">
              <span className={cx('size-2 rounded-[1px]', DOTS[part.colour])} />
              <dt className="text-ink-2">{part.label}</dt>
              <dd className="text-right font-medium">{part.text}</dd>
            </div>
          ))}
        {column.notes.map((note) => (
          <div key={note.label} className="contents">
            <span />
            <dt className="text-ink-2">{note.label}</dt>
            <dd className="text-right font-medium">{note.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
