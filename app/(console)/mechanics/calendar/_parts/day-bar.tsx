import { cx } from '@/components/ui/cx';
import { barOf, type PlannedMechanic } from '@/lib/domain/mechanics/calendar';

type Props = {
  readonly planned: Pick<PlannedMechanic, 'startsOn' | 'endsOn'>;
  readonly fromOn: string;
  readonly isLive: boolean;
  /** The days in words: the bar itself says nothing aloud. */
  readonly label: string;
};

/** The days of a mechanic, drawn among those of the calendar. */
export function DayBar({ planned, fromOn, isLive, label }: Props) {
  const bar = barOf(planned, fromOn);
  return (
    <span className="block min-w-48">
      <span aria-hidden="true" className="relative block h-2 rounded-status bg-sunken">
        {bar !== null && (
          <span
            className={cx(
              'absolute inset-y-0 rounded-status',
              isLive ? 'bg-primary' : 'border border-dashed border-line-strong bg-surface',
            )}
            style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
          />
        )}
      </span>
      <span className="text-xs text-ink-2">{label}</span>
    </span>
  );
}
