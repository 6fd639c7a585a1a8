import { ChartFrame } from '@/components/chart/chart-frame';
import { SankeyChart } from '@/components/chart/sankey-chart';
import type { SankeyFlow, SankeyNode } from '@/components/chart/sankey-types';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import type { TierColour } from '@/lib/domain/tiers/ladder';
import type { Flow } from '@/lib/domain/tiers/simulation/result';
import type {
  LadderSimulation,
  MoverFilterInput,
} from '@/lib/domain/tiers/simulation/simulation-input';
import { moversHref } from './movers-href';
import { SimulationHow } from './simulation-how';
import { TierEnd } from './tier-end';
import { type SimulationWords, useSimulationWords } from './use-simulation-words';

type Props = { readonly ruleId: number; readonly simulation: LadderSimulation };

const BARS: Readonly<Record<TierColour, string>> = {
  slate: 'fill-tier-0',
  bronze: 'fill-tier-1',
  silver: 'fill-tier-2',
  gold: 'fill-tier-3',
  platinum: 'fill-tier-4',
};
const BELOW = '0';
const keyOf = (tierId: number | null) => String(tierId ?? BELOW);

function flowHref({ ruleId, simulation }: Props, { from, to, when }: Flow): string | undefined {
  return moversHref(ruleId, simulation, { from: from ?? 0, to: to ?? 0, when });
}

/** The places of the chart from the highest tier down: those that nobody comes to or leaves are left out. */
function nodesOf({ ruleId, simulation }: Props, words: SimulationWords): readonly SankeyNode[] {
  const { tiers, below, flows } = simulation;
  const isUsed = (tierId: number | null) =>
    flows.some(({ from, to }) => from === tierId || to === tierId);
  const shown = tiers.filter(({ tierId }) => isUsed(tierId)).toReversed();
  const figure = (members: number | null, filter: MoverFilterInput) => {
    if (members === null) return null;
    const href = moversHref(ruleId, simulation, filter);
    const count = words.count(members);
    return href === undefined ? count : <TextLink href={href}>{count}</TextLink>;
  };
  const foot: SankeyNode = {
    id: BELOW,
    label: <span className="text-ink-2">{words.t('below')}</span>,
    left: figure(below.live, { from: 0 }),
    right: figure(below.draft, { to: 0 }),
    barClass: 'fill-line-strong',
  };
  return [
    ...shown.map((tier) => ({
      id: keyOf(tier.tierId),
      label: <TierEnd tiers={tiers} tierId={tier.tierId} name={words.tierName(tier.tierId)} />,
      left: figure(tier.live, { from: tier.tierId }),
      right: figure(tier.draft, { to: tier.tierId }),
      barClass: BARS[tier.colour],
    })),
    ...(isUsed(null) ? [foot] : []),
  ];
}

function flowWords(words: SimulationWords, { from, to, way, when, members }: Flow) {
  return words.t('movers.words', {
    count: members,
    members: words.count(members),
    from: words.tierName(from),
    to: words.tierName(to),
    way,
    when,
  });
}

/** Who moves between tiers, and when. */
export function MoversChart(props: Props) {
  const { ruleId, simulation } = props;
  const words = useSimulationWords(simulation);
  const { t, count, day } = words;
  const { flows, up, down, night, fallsOn } = simulation;
  const title = t('movers.title');
  const ribbons = flows.map(
    (flow): SankeyFlow => ({
      id: `${keyOf(flow.from)}-${keyOf(flow.to)}-${flow.when}`,
      from: keyOf(flow.from),
      to: keyOf(flow.to),
      size: flow.members,
      tone: flow.way,
      text: t('movers.ribbon', { members: count(flow.members), way: flow.way }),
      words: flowWords(words, flow),
      href: flowHref(props, flow),
    }),
  );
  return (
    <ChartFrame
      title={title}
      subtitle={t('movers.note', { count: up + down, members: count(up + down) })}
      how={<SimulationHow simulation={simulation} />}
      fileName={`tiers-${ruleId}-${night}`}
      table={<FlowTable {...props} words={words} />}
    >
      <SankeyChart label={title} nodes={nodesOf(props, words)} flows={ribbons} />
      <ul
        aria-label={t('movers.key')}
        className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2"
      >
        <KeyEntry tone="border-(--div-7) bg-(--div-5)">
          {t('movers.atOnce', { day: day(night) })}
        </KeyEntry>
        {down > 0 && (
          <KeyEntry tone="border-(--div-1) bg-(--div-3)">
            {fallsOn === null
              ? t('movers.downAtOnce', { day: day(night) })
              : t('movers.afterGrace', { day: day(fallsOn) })}
          </KeyEntry>
        )}
      </ul>
    </ChartFrame>
  );
}

function KeyEntry({ tone, children }: { readonly tone: string; readonly children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2.5 rounded-heat border ${tone}`} />
      {children}
    </li>
  );
}

function FlowTable({ words, ...props }: Props & { readonly words: SimulationWords }) {
  const { simulation } = props;
  const { t, tierName, count, day } = words;
  const end = (tierId: number | null) => (
    <TierEnd tiers={simulation.tiers} tierId={tierId} name={tierName(tierId)} />
  );
  return (
    <SimpleTable
      caption={t('movers.title')}
      rows={simulation.flows}
      rowKey={({ from, to, when }) => `${from} ${to} ${when}`}
      columns={[
        { id: 'from', header: t('live'), cell: ({ from }) => end(from) },
        { id: 'to', header: t('draft'), cell: ({ to }) => end(to) },
        {
          id: 'members',
          header: t('members'),
          isNumeric: true,
          cell: (flow) => {
            const href = flowHref(props, flow);
            const figure = count(flow.members);
            return href === undefined ? figure : <TextLink href={href}>{figure}</TextLink>;
          },
        },
        {
          id: 'when',
          header: t('when'),
          cell: ({ when }) =>
            day(when === 'atOnce' ? simulation.night : (simulation.fallsOn ?? simulation.night)),
        },
      ]}
    />
  );
}
