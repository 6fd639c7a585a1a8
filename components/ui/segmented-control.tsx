import NextLink from 'next/link';
import { cx } from './cx';

export type SegmentedItem = { readonly id: string; readonly label: string; readonly href?: string };

type Props = {
  readonly label: string;
  readonly items: readonly SegmentedItem[];
  readonly current: string;
  /** Needed when the items are not links. */
  readonly onChange?: (id: string) => void;
};

const ITEM =
  'inline-grid h-7 place-items-center border-l px-2.5 text-sm text-ink-2 first:border-l-0 hover:text-ink touch:h-11 max-sm:flex-1';
const CURRENT = 'bg-surface font-[550] text-ink shadow-[inset_0_-2px_0_var(--seal)]';

/** A choice of one of few views. As links it keeps the choice in the address. */
export function SegmentedControl({ label, items, current, onChange }: Props) {
  return (
    <fieldset className="inline-flex overflow-hidden rounded-control border bg-sunken max-sm:flex max-sm:w-full">
      <legend className="sr-only">{label}</legend>
      {items.map((item) =>
        item.href === undefined ? (
          <button
            key={item.id}
            type="button"
            aria-pressed={item.id === current}
            onClick={() => onChange?.(item.id)}
            className={cx(ITEM, item.id === current && CURRENT)}
          >
            {item.label}
          </button>
        ) : (
          <NextLink
            key={item.id}
            href={item.href}
            prefetch={false}
            scroll={false}
            aria-current={item.id === current ? 'true' : undefined}
            className={cx(ITEM, item.id === current && CURRENT)}
          >
            {item.label}
          </NextLink>
        ),
      )}
    </fieldset>
  );
}
