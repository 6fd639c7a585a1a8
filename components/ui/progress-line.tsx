type Props = {
  readonly label: string;
  /** Share done, 0 to 1. Without it the line only shows that something runs. */
  readonly ratio?: number;
};

/** A line of 2 px that says work is under way: true progress, or a refetch that keeps the old figures. */
export function ProgressLine({ label, ratio }: Props) {
  const percent =
    ratio === undefined ? undefined : Math.round(Math.max(0, Math.min(1, ratio)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-0.5 w-full overflow-hidden bg-line"
    >
      <svg width="100%" height="2" aria-hidden="true" className="block">
        {percent === undefined ? (
          <rect width="33%" height="2" className="progress-line fill-primary" />
        ) : (
          <rect width={`${percent}%`} height="2" className="fill-primary" />
        )}
      </svg>
    </div>
  );
}
