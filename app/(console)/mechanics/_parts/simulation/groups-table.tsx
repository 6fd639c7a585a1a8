'use client';

import { useState } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { RFM_GROUPS } from '@/lib/domain/analytics/rfm-groups';
import type {
  MechanicSimulation,
  SimulatedFilter,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import { FigureLink } from './figure-link';
import { type MechanicWords, useMechanicWords } from './use-words';

const WAYS = ['tier', 'rfm'] as const;
type Way = (typeof WAYS)[number];
type Line = {
  readonly id: string;
  readonly name: string;
  readonly members: number;
  readonly awards: number;
  readonly costMinor: string;
  /** Null: the group has no address of its own. */
  readonly filter: SimulatedFilter | null;
};

function tierLines({ byTier, tiers }: MechanicSimulation, words: MechanicWords): readonly Line[] {
  const order = [...tiers.map(({ tierId }) => tierId).toReversed(), 0];
  return byTier
    .toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
    .map(({ id, ...sums }) => {
      const tier = tiers.find(({ tierId }) => tierId === id);
      const name = tier === undefined ? words.t('groups.none') : words.named(tier);
      return { ...sums, id: String(id), name, filter: { outcome: 'reached', tier: id } };
    });
}

function rfmLines({ byRfm }: MechanicSimulation, { t }: MechanicWords): readonly Line[] {
  const place = (id: (typeof byRfm)[number]['id']) =>
    id === null ? RFM_GROUPS.length : RFM_GROUPS.indexOf(id);
  return byRfm
    .toSorted((one, other) => place(one.id) - place(other.id))
    .map(({ id, ...sums }) => ({
      ...sums,
      id: id ?? 'none',
      name: id === null ? t('groups.unscored') : t(`rfmGroups.${id}`),
      filter: id === null ? null : { outcome: 'reached', rfm: id },
    }));
}

/** Who is reached, by tier or by RFM group. */
export function GroupsTable({ simulation }: { readonly simulation: MechanicSimulation }) {
  const words = useMechanicWords(simulation.currency);
  const { t, count, money } = words;
  const [way, setWay] = useState<Way>('tier');
  const lines = way === 'tier' ? tierLines(simulation, words) : rfmLines(simulation, words);
  return (
    <Section
      title={t('groups.title')}
      note={t('groups.note')}
      tools={
        <SegmentedControl
          label={t('groups.by')}
          current={way}
          onChange={(id) => setWay(id === 'rfm' ? 'rfm' : 'tier')}
          items={WAYS.map((id) => ({ id, label: t(`groups.${id}`) }))}
        />
      }
    >
      <SimpleTable
        caption={t('groups.title')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: t(`groups.${way}`), cell: ({ name }) => name },
          {
            id: 'members',
            header: t('members'),
            isNumeric: true,
            cell: ({ members, filter }) =>
              filter === null ? (
                count(members)
              ) : (
                <FigureLink simulation={simulation} filter={filter}>
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
        ]}
      />
    </Section>
  );
}
