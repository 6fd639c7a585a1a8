'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { HowPopover } from '@/components/chart/how-popover';
import { ErrorState } from '@/components/ui/error-state';
import { ProgressLine } from '@/components/ui/progress-line';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnswer } from '@/components/ui/use-answer';
import { addDays } from '@/lib/domain/shared/calendar';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { Alternatives } from './alternatives';
import { CostTable } from './cost-table';
import type { KeepTier } from './fall-notes';
import { MoversChart } from './movers-chart';
import { moversHref } from './movers-href';
import { type SimulatedCounts, SimulatedCountsProvider } from './simulated-counts';
import { SimulatedFigures } from './simulated-figures';
import { SimulationHow } from './simulation-how';
import { SomeMovers } from './some-movers';

export type SimulationProps = {
  readonly ruleId: number;
  /** The name of the ladder, where the reader may keep members as a list. */
  readonly listedAs: string | null;
  /** What holds today; null: the ladder is new. */
  readonly live: LadderJson | null;
  /** What is edited, saved or not, always whole by `ladderSchema`; null: nothing differs, or it has a mistake. */
  readonly draft: LadderJson | null;
  readonly draftStartsOn: string;
  /** Undefined: the reader may not change the draft. */
  readonly keep: KeepTier | undefined;
  /** The table of the ladder: it stands between the figures and who moves, and reads `useSimulatedCounts`. */
  readonly children: ReactNode;
};

/** What the draft would make of the members: figures above the ladder, who moves and what it costs below. */
export function SimulationPanel({
  ruleId,
  listedAs,
  live,
  draft,
  draftStartsOn,
  keep,
  children,
}: SimulationProps) {
  // Without a draft the live ladder is asked about: the members are read by the time something is edited.
  const asked = draft ?? live;
  const question = useMemo(
    () =>
      asked === null ? null : JSON.stringify({ ruleId, draft: asked, startsOn: draftStartsOn }),
    [asked, ruleId, draftStartsOn],
  );
  const { value, isStale, hasFailed } = useAnswer<LadderSimulation>(
    '/api/internal/tiers/simulate',
    question,
  );
  const t = useTranslations('tierSimulation');
  const shown = draft === null ? undefined : value;
  const counts = useMemo(
    (): SimulatedCounts =>
      shown === undefined
        ? null
        : {
            byTier: new Map(
              shown.tiers.map(({ tierId, draft: members }) => [tierId, members ?? 0]),
            ),
            hrefOf: (tierId) => moversHref(ruleId, shown, { to: tierId }),
            isStale,
          },
    [shown, isStale, ruleId],
  );
  return (
    <SimulatedCountsProvider value={counts}>
      {draft !== null && isStale && <ProgressLine label={t('counting')} />}
      {shown !== undefined && (
        <Dimmed isStale={isStale}>
          <SimulatedFigures ruleId={ruleId} simulation={shown} />
        </Dimmed>
      )}
      {draft !== null && shown === undefined && isStale && <Skeleton className="mb-5 h-16" />}
      {children}
      {draft !== null && hasFailed && !isStale && <ErrorState cause={t('failed')} />}
      {draft === null && <p className="mb-6 text-sm text-ink-2">{t('nothing')}</p>}
      {shown !== undefined && draft !== null && (
        <Dimmed isStale={isStale}>
          <Provenance simulation={shown} />
          <div className="grid gap-x-10 dock:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
            {shown.flows.length > 0 ? (
              <MoversChart ruleId={ruleId} simulation={shown} />
            ) : (
              <p className="mb-6 text-ink-2">{t('nobody')}</p>
            )}
            <CostTable ruleId={ruleId} simulation={shown} draft={draft} keep={keep} />
          </div>
          <SomeMovers ruleId={ruleId} listedAs={listedAs} simulation={shown} />
          <Alternatives simulation={shown} isStale={isStale} />
        </Dimmed>
      )}
    </SimulatedCountsProvider>
  );
}

/** What stands of an answer while the next one is on its way. */
function Dimmed({
  isStale,
  children,
}: {
  readonly isStale: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div aria-busy={isStale} className={isStale ? 'opacity-60 transition-opacity' : ''}>
      {children}
    </div>
  );
}

/** As of when, of how many members, and how long it took. */
function Provenance({ simulation }: { readonly simulation: LadderSimulation }) {
  const t = useTranslations('tierSimulation');
  const locale = useLocale();
  const { asOfAt, timeZone, members, anyway, tookMs, readMs, wasKept, night, knownOn } = simulation;
  return (
    <p className="mb-5 text-xs text-ink-3">
      {t('provenance', {
        moment: formatMoment(new Date(asOfAt), { locale, timeZone }),
        zone: timeZone,
        count: members,
        members: formatCount(members, locale),
        took: formatCount(tookMs, locale),
        read: formatCount(readMs, locale),
        kept: wasKept ? 'yes' : 'no',
      })}{' '}
      {knownOn < addDays(night, -1) && `${t('ahead', { day: formatDay(night, locale) })} `}
      {anyway > 0 && t('anyway', { count: anyway, members: formatCount(anyway, locale) })}{' '}
      <HowPopover>
        <SimulationHow simulation={simulation} />
      </HowPopover>
    </p>
  );
}
