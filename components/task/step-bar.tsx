import { cx } from '../ui/cx';

type Props = { readonly steps: number; readonly step: number };

/** How far a task has come: a segment a step, the one in hand in the colour of the seal. */
export function StepBar({ steps, step }: Props) {
  return (
    <span aria-hidden="true" className="flex gap-1">
      {Array.from({ length: steps }, (_, at) => at).map((at) => (
        <span
          key={at}
          className={cx(
            'h-1 w-3.5',
            at < step && 'bg-primary',
            at === step && 'bg-seal',
            at > step && 'bg-line-strong',
          )}
        />
      ))}
    </span>
  );
}
