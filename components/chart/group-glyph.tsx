type Props = {
  /** Cells of the group as 'R-F' pairs, scores from 1. */
  readonly cells: readonly { readonly column: number; readonly row: number }[];
  readonly size?: number;
};

const SIDE = 5;
const SCORES = [1, 2, 3, 4, 5] as const;

/** A small 5 x 5 grid that shows which cells belong to a named group. Its name stands beside it. */
export function GroupGlyph({ cells, size = 20 }: Props) {
  const filled = new Set(cells.map((cell) => `${cell.column}-${cell.row}`));
  const pitch = 4;
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${SIDE * pitch} ${SIDE * pitch}`}
      aria-hidden="true"
      className="shrink-0"
    >
      {SCORES.flatMap((row) =>
        SCORES.map((column) => (
          <rect
            key={`${column}-${row}`}
            x={(column - 1) * pitch}
            y={(SIDE - row) * pitch}
            width="3.2"
            height="3.2"
            rx="0.4"
            className={filled.has(`${column}-${row}`) ? 'fill-ink' : 'fill-line'}
          />
        )),
      )}
    </svg>
  );
}
