'use client';

import { useState } from 'react';
import { ChartFrame } from '@/components/chart/chart-frame';
import { LineChart } from '@/components/chart/line-chart';
import { SimpleTable } from '@/components/table/simple-table';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type {
  MechanicSimulation,
  SimulatedWeek,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import { FigureLink } from './figure-link';
import { simulatedHref } from './simulated-href';
import { SimulationHow } from './simulation-how';
import { useMechanicWords } from './use-words';

const MEASURES = ['awards', 'cost', 'owed'] as const;
type Measure = (typeof MEASURES)[number];

const VALUES: Readonly<Record<Measure, (week: SimulatedWeek) => number>> = {
  awards: ({ awards }) => awards,
  cost: ({ costMinor }) => Number(costMinor),
  owed: ({ owedMinor }) => Number(owedMinor),
};
const LABELLED = 12;

/** What would have been given week by week, and what of it is owed. */
export function WeeksChart({ simulation }: { readonly simulation: MechanicSimulation }) {
  const words = useMechanicWords(simulation.currency);
  const { t, count, day, money } = words;
  const [measure, setMeasure] = useState<Measure>('awards');
  const { weeks, currency, ruleId, throughOn } = simulation;
  const told = weeks
    .slice(-LABELLED)
    .map(({ fromOn, awards }) => `${day(fromOn)} ${count(awards)}`)
    .join(', ');
  const hrefOf = (week: number) => simulatedHref(simulation, { outcome: 'reached', week }) ?? null;
  return (
    <ChartFrame
      title={t('weeks.title')}
      subtitle={t('weeks.note')}
      how={<SimulationHow simulation={simulation} />}
      fileName={`mechanic-${ruleId ?? 'draft'}-${throughOn}`}
      controls={
        <SegmentedControl
          label={t('weeks.measure')}
          current={measure}
          onChange={(id) => setMeasure(MEASURES.find((one) => one === id) ?? 'awards')}
          items={MEASURES.map((id) => ({ id, label: t(`weeks.${id}`) }))}
        />
      }
      table={
        <SimpleTable
          caption={t('weeks.title')}
          rows={weeks.map((week, place) => ({ ...week, place }))}
          rowKey={({ fromOn }) => fromOn}
          columns={[
            { id: 'week', header: t('week'), cell: ({ fromOn }) => day(fromOn) },
            {
              id: 'members',
              header: t('members'),
              isNumeric: true,
              cell: ({ members, place }) => (
                <FigureLink simulation={simulation} filter={{ outcome: 'reached', week: place }}>
                  {count(members)}
                </FigureLink>
              ),
            },
            {
              id: 'awards',
              header: t('awards'),
              isNumeric: true,
              cell: ({ awards }) => count(awards),
            },
            {
              id: 'cost',
              header: t('cost'),
              isNumeric: true,
              cell: ({ costMinor }) => money(costMinor),
            },
            {
              id: 'owed',
              header: t('owed'),
              isNumeric: true,
              cell: ({ owedMinor }) => money(owedMinor),
            },
          ]}
        />
      }
    >
      <LineChart
        label={t('weeks.label', { values: told })}
        categories={weeks.map(({ fromOn }) => day(fromOn))}
        series={[
          {
            id: measure,
            label: t(`weeks.${measure}`),
            weight: 'strong',
            colour: 1,
            values: weeks.map(VALUES[measure]),
            ...(measure === 'owed' ? {} : { hrefs: weeks.map((_, week) => hrefOf(week)) }),
            // The last week is not whole.
            dottedFrom: weeks.length - 2,
          },
        ]}
        format={measure === 'awards' ? { kind: 'count' } : { kind: 'money', currency }}
        height={220}
        fromZero
      />
    </ChartFrame>
  );
}
