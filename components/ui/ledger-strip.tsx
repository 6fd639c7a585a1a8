import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { cx } from './cx';

export type LedgerFigure = {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Small words on the line of the figure: a unit. */
  readonly unit?: ReactNode;
  /** The line below: a change with what it is against. */
  readonly note?: ReactNode;
  /** Opens exactly what the figure counts. */
  readonly href?: string;
};

type Props = {
  readonly figures: readonly LedgerFigure[];
  readonly label: string;
};

/** Columns by number of figures, on wider screens more. Written out because class names must be literal. */
const COLUMNS = [
  '',
  'grid-cols-1',
  'grid-cols-2',
  'grid-cols-2 sm:grid-cols-3',
  'grid-cols-2 sm:grid-cols-4',
  'grid-cols-2 sm:grid-cols-3 shell:grid-cols-5',
  'grid-cols-2 sm:grid-cols-3 shell:grid-cols-6',
  'grid-cols-2 sm:grid-cols-4 min-[1400px]:grid-cols-7',
  'grid-cols-2 sm:grid-cols-4 min-[1400px]:grid-cols-8',
] as const;

/**
 * Figures of one subject in a row, divided by hairlines: the product's answer to stat cards. A long label takes a second line; the
 * figures of a row stand on one line all the same.
 */
export function LedgerStrip({ figures, label }: Props) {
  return (
    <div className="mb-5 overflow-clip border-y [overflow-clip-margin:4px]">
      <dl
        aria-label={label}
        className={cx('ledger grid', COLUMNS[Math.min(figures.length, COLUMNS.length - 1)])}
      >
        {figures.map((figure) => (
          <div
            key={figure.id}
            className="ledger-figure row-span-2 grid min-w-0 grid-rows-subgrid gap-y-0.5"
          >
            <dt className="self-end text-xs text-ink-3">{figure.label}</dt>
            <dd className="min-w-0 text-figure">
              {figure.href === undefined ? (
                <span className="whitespace-nowrap">{figure.value}</span>
              ) : (
                <NextLink
                  prefetch={false}
                  href={figure.href}
                  className="whitespace-nowrap decoration-1 underline-offset-3 hover:underline"
                >
                  {figure.value}
                </NextLink>
              )}
              {figure.unit !== undefined && ' '}
              {figure.unit !== undefined && (
                <small className="text-xs font-normal tracking-normal text-ink-2">
                  {figure.unit}
                </small>
              )}
              {figure.note !== undefined && (
                <small className="block text-xs font-normal tracking-normal text-ink-2">
                  {figure.note}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
