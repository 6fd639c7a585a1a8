import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Kbd } from '../ui/kbd';
import type { HeatScale } from './heat-types';

export type HeatLegendKey = {
  readonly kind: 'neutral' | 'unfinished' | 'small' | 'missing';
  readonly label: ReactNode;
};

type Props = {
  readonly scale: HeatScale;
  readonly from: ReactNode;
  readonly to: ReactNode;
  readonly keys?: readonly HeatLegendKey[];
  /** Says that arrows and Enter work. */
  readonly withKeyboard?: boolean;
};

const KEYS = {
  neutral: 'bg-sunken shadow-[inset_0_0_0_1px_var(--line)]',
  unfinished: 'hatch shadow-[inset_0_0_0_1px_var(--line)]',
  small: 'shadow-[inset_0_0_0_1px_var(--line)]',
  missing: 'hatch',
} as const;

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** What the colours and hatches of a heat table mean. */
export function HeatLegend({ scale, from, to, keys = [], withKeyboard = false }: Props) {
  const t = useTranslations('common.chart');
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-2xs text-ink-3">
      <span className="flex items-center gap-2">
        {from}
        <span aria-hidden="true" className="flex gap-px">
          {STEPS.map((step) => (
            <i
              key={step}
              className={`heat-${scale}-${step} block h-2 w-4.5 first:rounded-l-heat first:shadow-[inset_0_0_0_1px_var(--line)] last:rounded-r-heat`}
            />
          ))}
        </span>
        {to}
      </span>
      {keys.map((key) => (
        <span key={key.kind} className="flex items-center gap-1.5">
          <i aria-hidden="true" className={`${KEYS[key.kind]} block h-3 w-4.5 rounded-heat`} />
          {key.label}
        </span>
      ))}
      {withKeyboard && (
        <span data-picture="skip" className="ml-auto flex items-center gap-1 max-sm:hidden">
          {['←', '→', '↑', '↓'].map((arrow) => (
            <Kbd key={arrow}>{arrow}</Kbd>
          ))}
          {t('moveCells')}
          <Kbd>{'Enter'}</Kbd>
          {t('opens')}
        </span>
      )}
    </div>
  );
}
