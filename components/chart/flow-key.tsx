import { cx } from '../ui/cx';

type Props = {
  readonly label: string;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly colour: 1 | 2 | 3 | 4 | 5 | 6;
  }[];
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

/** What the colours of a chart stand for. */
export function FlowKey({ label, items }: Props) {
  return (
    <ul aria-label={label} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {items.map((item) => (
        <li key={item.id} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={cx('size-2.5 rounded-[1px]', DOTS[item.colour])} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
