import { ArrowDown, ArrowUp } from 'lucide-react';
import NextLink from 'next/link';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icon';
import { type Column, columnStyles } from './column';

/** The head of a column: its name, and the order of the rows where the column can set it. */
export function HeaderCell({ column }: { readonly column: Column<never> }) {
  const label = (
    <>
      {column.header}
      {column.sorted !== undefined && (
        <Icon
          of={column.sorted === 'ascending' ? ArrowUp : ArrowDown}
          size={12}
          className="ml-1 inline"
        />
      )}
    </>
  );
  return (
    <th
      scope="col"
      aria-sort={column.sorted}
      className={cx(
        'px-2.5 py-1 text-xs font-medium whitespace-nowrap text-ink-3',
        columnStyles(column),
      )}
    >
      {column.sortHref === undefined ? (
        label
      ) : (
        <NextLink
          href={column.sortHref}
          prefetch={false}
          scroll={false}
          className="hover:text-ink hover:underline"
        >
          {label}
        </NextLink>
      )}
    </th>
  );
}
