import type { Column } from '@/components/table/column';
import type { TierBasis } from '@/lib/domain/tiers/ladder';
import type { ListedMover } from '@/lib/domain/tiers/simulation/movers-page';
import type { SimulatedTier } from '@/lib/domain/tiers/simulation/result';
import type { SimulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { TierEnd } from './tier-end';
import type { SimulationWords } from './use-simulation-words';

type Of = Pick<SimulatedDays, 'night' | 'fallsOn'> & {
  readonly tiers: readonly Pick<SimulatedTier, 'tierId' | 'shape' | 'colour'>[];
};

/** An amount in the unit of what is measured. */
function amount(words: SimulationWords, basis: TierBasis, text: string, isSigned = false): string {
  const { t, money, signedMoney, points, signedPoints, count } = words;
  if (basis === 'spend') return isSigned ? signedMoney(text) : money(text);
  if (basis === 'points') {
    return t('some.points', { points: isSigned ? signedPoints(text) : points(text) });
  }
  const receipts = count(Number(text));
  return t('some.receipts', {
    count: Number(text),
    receipts: isSigned && Number(text) > 0 ? `+${receipts}` : receipts,
  });
}

/** Columns of members who move: where, when and why. */
export function moverColumns(
  words: SimulationWords,
  { tiers, night, fallsOn }: Of,
): readonly Column<ListedMover>[] {
  const { t, tierName, signedPoints, day } = words;
  const end = (tierId: number | null) => (
    <TierEnd tiers={tiers} tierId={tierId} name={tierName(tierId)} />
  );
  return [
    { id: 'member', header: t('some.member'), cell: ({ name, code }) => name ?? code },
    {
      id: 'code',
      header: t('some.number'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ code }) => code,
    },
    { id: 'live', header: t('live'), cell: ({ from }) => end(from) },
    { id: 'draft', header: t('draft'), cell: ({ to }) => end(to) },
    {
      id: 'measured',
      header: t('some.measured'),
      isNumeric: true,
      isSecondary: true,
      cell: ({ basis, measured }) => amount(words, basis, measured),
    },
    {
      id: 'against',
      header: t('some.against'),
      isNumeric: true,
      cell: (mover) => (
        <>
          {amount(words, mover.basis, mover.against, true)}
          {mover.isHeld && <span className="ml-1.5 text-xs text-ink-3">{t('some.held')}</span>}
        </>
      ),
    },
    {
      id: 'points',
      header: t('some.pointsYear'),
      isNumeric: true,
      isSecondary: true,
      cell: ({ points }) => signedPoints(points),
    },
    {
      id: 'when',
      header: t('when'),
      isSecondary: true,
      cell: ({ way, when }) =>
        way === 'stay' ? t('some.stays') : day(when === 'atOnce' ? night : (fallsOn ?? night)),
    },
  ];
}
