import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import { HeatCellView } from './heat-cell-view';
import { HeatKeys } from './heat-keys';
import type { HeatFootRow, HeatHeader, HeatRow, HeatScale, HeatTotal } from './heat-types';

type Props = {
  readonly caption: string;
  readonly scale: HeatScale;
  /** Names the two axes where rows and columns meet. */
  readonly corner: { readonly rows: ReactNode; readonly columns?: ReactNode };
  /** The head of the figures beside the row names. */
  readonly leadHeader?: ReactNode;
  readonly columns: readonly HeatHeader[];
  readonly rows: readonly HeatRow[];
  readonly totalHeader?: ReactNode;
  readonly foot?: readonly HeatFootRow[];
  /** Narrower cells, for many columns. */
  readonly isDense?: boolean;
  /** The address of the open cell. */
  readonly currentHref?: string | undefined;
};

const HEAD = 'px-1 py-0.5 text-xs font-medium whitespace-nowrap text-ink-2';

/** Columns up to which a width is enough; below it the table scrolls sideways instead of shrinking. */
const DENSE_WIDTHS = [
  [14, 'min-w-[760px]'],
  [26, 'min-w-[1320px]'],
  [38, 'min-w-[1900px]'],
  [62, 'min-w-[3000px]'],
  [120, 'min-w-[5600px]'],
] as const;

function denseWidth(columns: number): string {
  return DENSE_WIDTHS.find(([most]) => columns <= most)?.[1] ?? 'min-w-[5600px]';
}

/** A table whose cells are coloured by their figures and open what they count. Arrow keys walk the cells. */
export function HeatTable(props: Props) {
  const { caption, scale, columns, rows, foot = [], isDense = false, currentHref } = props;
  const hasLead = props.leadHeader !== undefined;
  const hasTotal = props.totalHeader !== undefined;
  return (
    <HeatKeys label={caption}>
      <table
        className={cx(
          '-mx-0.5 w-[calc(100%+4px)] table-fixed border-separate border-spacing-0.5',
          isDense ? denseWidth(columns.length) : 'min-w-[560px]',
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col className={isDense ? 'w-[104px]' : 'w-[88px]'} />
          {hasLead && <col className="w-[60px]" />}
          {columns.map((column) => (
            <col key={column.id} />
          ))}
          {hasTotal && <col className="w-[68px]" />}
        </colgroup>
        <thead>
          <tr>
            <Corner corner={props.corner} />
            {hasLead && (
              <th scope="col" className={cx(HEAD, 'text-right')}>
                {props.leadHeader}
              </th>
            )}
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cx(HEAD, 'text-center')}>
                {column.label}
                <HeadNote note={column.note} />
              </th>
            ))}
            {hasTotal && (
              <th scope="col" className={cx(HEAD, 'text-right')}>
                {props.totalHeader}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.id}>
              <th
                scope="row"
                className={cx(HEAD, STICKY, 'text-left', row.isQuiet ? 'text-ink-3' : 'text-ink')}
              >
                {row.label}
                <HeadNote note={row.note} />
              </th>
              {hasLead && (
                <td
                  className={cx(
                    'px-1 text-right text-sm',
                    row.isQuiet ? 'text-ink-3' : 'text-ink-2',
                  )}
                >
                  {row.lead}
                </td>
              )}
              {row.cells.map((cell, columnIndex) => (
                <HeatCellView
                  key={columns[columnIndex]?.id ?? columnIndex}
                  cell={cell}
                  scale={scale}
                  isDense={isDense}
                  isFirst={rowIndex === 0 && columnIndex === 0}
                  isCurrent={currentHref !== undefined && isAt(cell, currentHref)}
                />
              ))}
              {hasTotal && <TotalCell total={row.total} />}
            </tr>
          ))}
        </tbody>
        {foot.length > 0 && (
          <tfoot>
            {foot.map((row) => (
              <FootRow key={row.id} row={row} hasLead={hasLead} hasTotal={hasTotal} />
            ))}
          </tfoot>
        )}
      </table>
    </HeatKeys>
  );
}

const STICKY = 'sticky left-0 z-[2] bg-canvas shell:static shell:bg-transparent';

function isAt(cell: HeatRow['cells'][number], href: string): boolean {
  return cell !== null && cell !== 'missing' && cell.href === href;
}

function Corner({ corner }: Pick<Props, 'corner'>) {
  return (
    <th scope="col" className={cx(HEAD, STICKY, 'align-bottom')}>
      {corner.columns !== undefined && (
        <span className="block text-right text-2xs/[13px] font-normal text-ink-3">
          {corner.columns}
        </span>
      )}
      <span
        className={cx(
          'block text-left',
          corner.columns !== undefined && 'text-2xs/[13px] font-normal text-ink-3',
        )}
      >
        {corner.rows}
      </span>
    </th>
  );
}

function HeadNote({ note }: { readonly note: ReactNode }) {
  return note === undefined ? null : (
    <small className="block text-2xs/[14px] font-normal text-ink-3">{note}</small>
  );
}

function TotalCell({
  total,
  isCentred,
}: {
  readonly total: HeatTotal | null | undefined;
  readonly isCentred?: boolean;
}) {
  return (
    <td className={cx('px-1 text-sm', isCentred ? 'text-center' : 'text-right')}>
      {total?.value}
      {total?.note !== undefined && (
        <small className="block text-2xs/[14px] font-normal text-ink-3">{total.note}</small>
      )}
    </td>
  );
}

type FootProps = {
  readonly row: HeatFootRow;
  readonly hasLead: boolean;
  readonly hasTotal: boolean;
};

function FootRow({ row, hasLead, hasTotal }: FootProps) {
  return (
    <tr className={cx('h-6', row.isStrong ? 'heat-foot font-semibold text-ink' : 'text-ink-2')}>
      <th
        scope="row"
        className={cx(
          HEAD,
          STICKY,
          'text-left',
          row.isStrong ? 'font-semibold text-ink' : 'font-normal text-ink-3',
        )}
      >
        {row.label}
      </th>
      {hasLead && <td className="px-1 text-right text-sm">{row.lead}</td>}
      {row.cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a foot has one cell a column, in their order
        <TotalCell key={index} total={cell} isCentred />
      ))}
      {hasTotal && <TotalCell total={row.total} />}
    </tr>
  );
}
