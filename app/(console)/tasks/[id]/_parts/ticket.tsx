import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly code: string;
  readonly title: string;
  /** Place of the current step; behind the last one when all are done. */
  readonly step: number;
  readonly steps: readonly string[];
  /** Statuses beside the title. */
  readonly mark?: ReactNode;
  /** Whom and what it is about. */
  readonly about: ReactNode;
  /** Whether all is saved, and who edits. */
  readonly aside: ReactNode;
};

/* Half circles bitten out of the edge at both ends of the perforation. */
const STUB = cx(
  'relative border-dashed border-line-strong px-3.5 py-2.5',
  'before:absolute before:border before:border-line before:bg-canvas after:absolute after:border after:border-line after:bg-canvas',
  'max-shell:flex max-shell:items-center max-shell:gap-2.5 max-shell:border-b',
  'max-shell:before:-bottom-[7px] max-shell:before:-left-px max-shell:before:h-[13px] max-shell:before:w-[7px] max-shell:before:rounded-r-full max-shell:before:border-l-canvas',
  'max-shell:after:-right-px max-shell:after:-bottom-[7px] max-shell:after:h-[13px] max-shell:after:w-[7px] max-shell:after:rounded-l-full max-shell:after:border-r-canvas',
  'shell:border-r shell:py-3',
  'shell:before:-top-px shell:before:-right-[7px] shell:before:h-[7px] shell:before:w-[13px] shell:before:rounded-b-full shell:before:border-t-canvas',
  'shell:after:-right-[7px] shell:after:-bottom-px shell:after:h-[7px] shell:after:w-[13px] shell:after:rounded-t-full shell:after:border-b-canvas',
);

/** The head of a task: a ticket with its number and its place on the stub. */
export function Ticket({ code, title, step, steps, mark, about, aside }: Props) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const place = t('stepOf', {
    step: formatCount(Math.min(step + 1, steps.length), locale),
    steps: formatCount(steps.length, locale),
  });
  return (
    <header className="mt-2 mb-5 grid rounded-panel border bg-surface shell:grid-cols-[148px_minmax(0,1fr)_auto]">
      <div className={STUB}>
        <p className="text-lg tracking-[0.02em]">{code}</p>
        <p className="text-xs text-ink-2">{place}</p>
        <span aria-hidden="true" className="flex gap-0.5 max-shell:ml-auto shell:mt-2">
          {steps.map((id, index) => (
            <i
              key={id}
              className={cx(
                'h-1 w-3.5 rounded-[1px]',
                index < step && 'bg-primary',
                index === step && 'bg-seal',
                index > step && 'bg-line',
              )}
            />
          ))}
        </span>
      </div>
      <div className="min-w-0 self-center px-3.5 pt-3 pb-1 shell:px-5 shell:py-2.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="text-figure font-semibold">{title}</h1>
          {mark}
        </div>
        <div className="mt-0.5 text-sm text-ink-2">{about}</div>
      </div>
      <div className="flex flex-wrap gap-x-2.5 gap-y-1 self-center px-3.5 pb-3 text-sm text-ink-2 shell:flex-col shell:items-end shell:px-4 shell:py-3">
        {aside}
      </div>
    </header>
  );
}
