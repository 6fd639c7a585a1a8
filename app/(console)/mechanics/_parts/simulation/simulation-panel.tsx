'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { HowPopover } from '@/components/chart/how-popover';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { ProgressLine } from '@/components/ui/progress-line';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnswer } from '@/components/ui/use-answer';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import {
  type MechanicSimulation,
  USUAL_MARGIN_BPS,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import { formatMoment } from '@/lib/format/dates';
import { BreakEven } from './break-even';
import { GroupsTable } from './groups-table';
import { BesideTable, RefusedTable } from './refused-table';
import { SimulatedFigures } from './simulated-figures';
import { SimulationHow } from './simulation-how';
import { SomeMembers } from './some-members';
import { useMechanicWords } from './use-words';
import { WeeksChart } from './weeks-chart';

type Props = {
  /** Null: it is not saved yet. */
  readonly ruleId: number | null;
  /** What is edited, saved or not; null: it has a mistake. */
  readonly draft: MechanicJson | null;
  /** Told of each answer, for whoever shows it in short. */
  readonly onAnswer?: (simulation: MechanicSimulation | undefined) => void;
};

const BPS_OF_PERCENT = 100;

/** A margin in percent as hundredths of one; null: it is none. */
function marginOf(typed: string): number | null {
  const percent = Number(typed.replace(',', '.'));
  return percent >= 1 && percent <= 100 ? Math.round(percent * BPS_OF_PERCENT) : null;
}

const SIMULATE = '/api/internal/mechanics/simulate';

/** What the draft would have done in the last year: asked anew whenever it changes. */
export function SimulationPanel({ ruleId, draft, onAnswer }: Props) {
  const t = useTranslations('mechanicSimulation');
  /** What everybody is asked about; another draft begins with the sample again. */
  const [exactOf, setExactOf] = useState<string | null>(null);
  const [margin, setMargin] = useState(String(USUAL_MARGIN_BPS / BPS_OF_PERCENT));
  const typed = marginOf(margin);
  const marginBps = typed ?? USUAL_MARGIN_BPS;
  const question = useMemo(
    () => (draft === null ? null : JSON.stringify({ ruleId, draft, marginBps })),
    [ruleId, draft, marginBps],
  );
  const isExact = question !== null && exactOf === question;
  const sample = useAnswer<MechanicSimulation>(SIMULATE, question);
  const exact = useAnswer<MechanicSimulation>(
    SIMULATE,
    isExact ? JSON.stringify({ ruleId, draft, isExact, marginBps }) : null,
  );
  const isWhole = isExact && !exact.isStale && exact.value !== undefined;
  const value = isWhole ? exact.value : sample.value;
  const isStale = sample.isStale || exact.isStale;
  useEffect(() => onAnswer?.(value), [value, onAnswer]);
  if (draft === null) return <p className="mb-6 text-sm text-ink-2">{t('noDraft')}</p>;
  return (
    <>
      {isStale && <ProgressLine label={t('counting')} />}
      {value === undefined && isStale && <Skeleton className="mb-5 h-16" />}
      {value === undefined && isStale && <Skeleton className="mb-5 h-64" />}
      {sample.hasFailed && !isStale && <ErrorState cause={t('failed')} />}
      {isExact && exact.hasFailed && !isStale && <ErrorState cause={t('failedExact')} />}
      {value !== undefined && (
        <div aria-busy={isStale} className={isStale ? 'opacity-60 transition-opacity' : ''}>
          <SimulatedFigures simulation={value} />
          <Provenance simulation={value} onExact={() => setExactOf(question)} />
          <WeeksChart simulation={value} />
          <div className="grid gap-x-10 dock:grid-cols-2">
            <GroupsTable simulation={value} />
            <RefusedTable simulation={value} />
            <BreakEven
              simulation={value}
              margin={margin}
              isMargin={typed !== null}
              onMargin={setMargin}
            />
            <BesideTable simulation={value} />
          </div>
          <SomeMembers simulation={value} />
        </div>
      )}
    </>
  );
}

/** As of when, of how many members, how long it took, and whether of a sample. */
function Provenance({
  simulation,
  onExact,
}: {
  readonly simulation: MechanicSimulation;
  readonly onExact: () => void;
}) {
  const locale = useLocale();
  const { t, count, day } = useMechanicWords(simulation.currency);
  const { fromOn, throughOn, asOfAt, timeZone, inForce, looked, tookMs, readMs, wasKept } =
    simulation;
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-ink-3">
      <p className="min-w-0 flex-1 basis-64">
        {t('provenance', {
          from: day(fromOn),
          through: day(throughOn),
          zone: timeZone,
          moment: formatMoment(new Date(asOfAt), { locale, timeZone }),
          count: inForce,
          members: count(inForce),
          took: count(tookMs),
          read: count(readMs),
          kept: wasKept ? 'yes' : 'no',
        })}{' '}
        {simulation.isSample &&
          `${t('sample', { inForce: count(inForce), looked: count(looked) })} `}
        <HowPopover>
          <SimulationHow simulation={simulation} />
        </HowPopover>
      </p>
      {simulation.isSample && <Button onClick={onExact}>{t('exact')}</Button>}
    </div>
  );
}
