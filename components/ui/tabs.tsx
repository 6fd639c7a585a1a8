import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { cx } from './cx';

export type TabItem = {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** A small figure after the label. */
  readonly count?: ReactNode;
};

type Props = {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly current: string;
};

/** Parts of one subject, each with its own address. */
export function Tabs({ label, items, current }: Props) {
  return (
    <nav aria-label={label} className="relative mb-4 overflow-x-auto border-b">
      <ul className="flex gap-5">
        {items.map((item) => (
          <li key={item.id}>
            <NextLink
              prefetch={false}
              href={item.href}
              aria-current={item.id === current ? 'page' : undefined}
              className={cx(
                'inline-flex h-9 items-center gap-1.5 text-base whitespace-nowrap text-ink-2 hover:text-ink touch:h-11',
                item.id === current && 'font-[550] text-ink shadow-[inset_0_-2px_0_var(--seal)]',
              )}
            >
              {item.label}
              {item.count !== undefined && (
                <small className="text-xs font-normal text-ink-3">{item.count}</small>
              )}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
