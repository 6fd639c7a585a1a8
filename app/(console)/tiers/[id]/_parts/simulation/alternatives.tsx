'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { Section } from '@/components/ui/section';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { type SimulationWords, useSimulationWords } from './use-simulation-words';

/** So many drafts stand side by side. */
const MOST = 3;

type Alternative = { readonly id: number; readonly simulation: LadderSimulation };
type Props = { readonly simulation: LadderSimulation; readonly isStale: boolean };
type Line = {
  readonly id: string;
  readonly label: string;
  readonly of: (simulation: LadderSimulation) => string;
};

function linesOf(
  { t, count, signedMoney, tierName }: SimulationWords,
  now: LadderSimulation,
): readonly Line[] {
  return [
    { id: 'up', label: t('figures.up'), of: ({ up }) => count(up) },
    { id: 'down', label: t('figures.down'), of: ({ down }) => count(down) },
    { id: 'stay', label: t('figures.stay'), of: ({ stay }) => count(stay) },
    { id: 'cost', label: t('figures.cost'), of: ({ cost }) => signedMoney(cost.yearMinor) },
    {
      id: 'spread',
      label: t('alternatives.spread'),
      of: ({ cost }) =>
        t('alternatives.range', {
          low: signedMoney(cost.lowMinor),
          high: signedMoney(cost.highMinor),
        }),
    },
    { id: 'month', label: t('alternatives.month'), of: ({ cost }) => signedMoney(cost.monthMinor) },
    {
      id: 'liability',
      label: t('alternatives.liability'),
      of: ({ liability }) => signedMoney(liability.changeMinor),
    },
    ...now.tiers
      .filter(({ draft }) => draft !== null)
      .toReversed()
      .map((tier) => ({
        id: `tier-${tier.tierId}`,
        label: t('alternatives.tier', { tier: tierName(tier.tierId) }),
        of: ({ tiers }: LadderSimulation) => {
          const members = tiers.find(({ tierId }) => tierId === tier.tierId)?.draft ?? null;
          return members === null ? '\u2014' : count(members);
        },
      })),
  ];
}

/** Results of drafts that the reader laid aside, beside the one that is edited. They last as long as the page is open. */
export function Alternatives({ simulation, isStale }: Props) {
  const words = useSimulationWords(simulation);
  const { t } = words;
  const [kept, setKept] = useState<readonly Alternative[]>([]);
  const isKept = kept.some((one) => one.simulation === simulation);
  const blocked = isKept
    ? t('alternatives.isKept')
    : kept.length >= MOST
      ? t('alternatives.isFull', { most: MOST })
      : undefined;
  function keep() {
    const id = Math.max(0, ...kept.map((one) => one.id)) + 1;
    setKept([...kept, { id, simulation }]);
  }
  return (
    <Section
      title={t('alternatives.title')}
      note={t('alternatives.note', { most: MOST })}
      tools={
        <Button disabled={isStale} disabledReason={blocked} onClick={keep}>
          {t('alternatives.keep')}
        </Button>
      }
    >
      {kept.length > 0 && (
        <SimpleTable
          caption={t('alternatives.title')}
          rows={linesOf(words, simulation)}
          rowKey={({ id }) => id}
          columns={[
            { id: 'line', header: t('alternatives.figure'), cell: ({ label }) => label },
            ...kept.map(({ id, simulation: own }) => ({
              id: String(id),
              header: (
                <span className="inline-flex items-center gap-1">
                  {t('alternatives.name', { id })}
                  <IconButton
                    label={t('alternatives.remove', { id })}
                    icon={<Icon of={X} />}
                    onClick={() => setKept(kept.filter((one) => one.id !== id))}
                  />
                </span>
              ),
              isNumeric: true,
              cell: ({ of }: Line) => of(own),
            })),
            {
              id: 'now',
              header: t('alternatives.now'),
              isNumeric: true,
              cell: ({ of }: Line) => <span className="font-medium">{of(simulation)}</span>,
            },
          ]}
        />
      )}
    </Section>
  );
}
