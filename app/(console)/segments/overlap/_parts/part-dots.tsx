const STEP = 24;
const MIDDLE = 12;
const RADIUS = 5;

type Props = {
  /** A 1 for each segment that the part is in. */
  readonly mask: string;
  /** The same in words: the dots are for the eye alone. */
  readonly label: string;
};

/** A row of the matrix: a dot for each segment, those it is in filled and joined by a line. */
export function PartDots({ mask, label }: Props) {
  const first = mask.indexOf('1');
  const last = mask.lastIndexOf('1');
  return (
    <>
      <span className="sr-only">{label}</span>
      <svg
        aria-hidden="true"
        width={mask.length * STEP}
        height={STEP}
        className="block overflow-visible"
      >
        <line
          x1={first * STEP + MIDDLE}
          x2={last * STEP + MIDDLE}
          y1={MIDDLE}
          y2={MIDDLE}
          strokeWidth="2"
          className="stroke-series-1"
        />
        {[...mask].map((bit, index) => (
          <circle
            // A place of the mask is a segment.
            key={`${mask.slice(0, index)}.`}
            cx={index * STEP + MIDDLE}
            cy={MIDDLE}
            r={RADIUS}
            strokeWidth="1.5"
            className={
              bit === '1' ? 'fill-series-1 stroke-series-1' : 'fill-canvas stroke-line-strong'
            }
          />
        ))}
      </svg>
    </>
  );
}
