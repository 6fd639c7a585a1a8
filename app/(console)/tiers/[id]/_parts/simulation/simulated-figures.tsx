import { LedgerStrip } from '@/components/ui/ledger-strip';
import type {
  LadderSimulation,
  MoverFilterInput,
} from '@/lib/domain/tiers/simulation/simulation-input';
import { formatShare } from '@/lib/format/numbers';
import { moversHref } from './movers-href';
import { useSimulationWords } from './use-simulation-words';

type Props = { readonly ruleId: number; readonly simulation: LadderSimulation };

/** How many move and stay, what it costs a year, and what it does to what is owed. */
export function SimulatedFigures({ ruleId, simulation }: Props) {
  const words = useSimulationWords(simulation);
  const { t, locale, count, signedMoney, day } = words;
  const { up, down, downAfterGrace, stay, members, cost, liability } = simulation;
  const opens = (filter: MoverFilterInput) => {
    const href = moversHref(ruleId, simulation, filter);
    return href === undefined ? {} : { href };
  };
  const owed = Number(liability.openMinor);
  return (
    <LedgerStrip
      label={t('figures.label')}
      figures={[
        {
          id: 'up',
          label: t('figures.up'),
          value: count(up),
          unit: formatShare(up, members, locale),
          ...opens({ way: 'up' }),
        },
        {
          id: 'down',
          label: t('figures.down'),
          value: count(down),
          ...(downAfterGrace === 0
            ? {}
            : {
                unit:
                  downAfterGrace === down
                    ? t('figures.allAfterGrace')
                    : t('figures.someAfterGrace', { count: count(downAfterGrace) }),
              }),
          ...opens({ way: 'down' }),
        },
        {
          id: 'stay',
          label: t('figures.stay'),
          value: count(stay),
          unit: t('figures.of', { members: count(members) }),
          ...opens({ way: 'stay' }),
        },
        {
          id: 'cost',
          label: t('figures.cost'),
          value: signedMoney(cost.yearMinor),
          note: t('figures.spread', {
            low: signedMoney(cost.lowMinor),
            high: signedMoney(cost.highMinor),
          }),
          ...opens({ gets: 'anything' }),
        },
        {
          id: 'liability',
          label: t('figures.liability', { day: day(liability.onOn) }),
          value: signedMoney(liability.changeMinor),
          ...opens({ gets: 'points' }),
          ...(owed > 0
            ? {
                note: t('figures.ofOwed', {
                  share: words.share(Number(liability.changeMinor) / owed),
                }),
              }
            : {}),
        },
      ]}
    />
  );
}
