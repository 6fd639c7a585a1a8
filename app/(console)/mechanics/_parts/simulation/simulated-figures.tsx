import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { opens } from './simulated-href';
import { useMechanicWords } from './use-words';

/** Of what a partner takes part in who pays what; else what the live version comes to, or each member. */
function costNote(
  { t, money }: ReturnType<typeof useMechanicWords>,
  { split, live, breakEven }: MechanicSimulation,
) {
  if (split !== null) {
    const { partner, partnerMinor, programmeMinor } = split;
    const slots = { partner, theirs: money(partnerMinor), ours: money(programmeMinor) };
    return t('figures.split', slots);
  }
  if (live !== null) return t('figures.live', { live: money(live.costMinor) });
  return breakEven !== null && t('figures.costNote', { each: money(breakEven.costEachMinor) });
}

/** Whom the mechanic would have reached, what it would have given and cost, and what would still be owed. */
export function SimulatedFigures({ simulation }: { readonly simulation: MechanicSimulation }) {
  const words = useMechanicWords(simulation.currency);
  const { t, count, money, points, share, day } = words;
  const { members, awards, heldOut, takenBack, costMinor, owedMinor, live, isSample, inForce } =
    simulation;
  const range = ({ from, to }: { readonly from: number; readonly to: number }) =>
    t('figures.between', { from: count(from), to: count(to) });
  const notes = {
    members: isSample
      ? range(members)
      : live !== null && t('figures.live', { live: count(live.members.count) }),
    awards: isSample
      ? range(awards)
      : takenBack > 0 && t('figures.takenBack', { count: takenBack, number: count(takenBack) }),
    cost: costNote(words, simulation),
  };
  const noted = (note: string | false) => (note === false ? {} : { note });
  return (
    <LedgerStrip
      label={t('figures.label')}
      figures={[
        {
          id: 'members',
          label: t('figures.members'),
          value: count(members.count),
          unit: t('figures.of', { share: share(members.count, inForce) }),
          ...noted(notes.members),
          ...opens(simulation, { outcome: 'reached' }),
        },
        {
          id: 'awards',
          label: t('figures.awards'),
          value: count(awards.count),
          ...noted(notes.awards),
          ...opens(simulation, { outcome: 'reached' }),
        },
        {
          id: 'points',
          label: t('figures.points'),
          value: points(simulation.points),
          ...(simulation.coupons === 0
            ? {}
            : { note: `${t('figures.coupons')}: ${count(simulation.coupons)}` }),
          ...opens(simulation, { outcome: 'reached' }),
        },
        {
          id: 'cost',
          label: t('figures.cost'),
          value: money(costMinor),
          ...noted(notes.cost),
          ...opens(simulation, { outcome: 'reached' }),
        },
        {
          id: 'owed',
          label: t('figures.owed', { day: day(simulation.throughOn) }),
          value: money(owedMinor),
        },
        {
          id: 'heldOut',
          label: t('figures.heldOut'),
          value: count(heldOut),
          ...opens(simulation, { outcome: 'heldOut' }),
        },
      ]}
    />
  );
}
