import { HowList } from '@/components/ui/how-list';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { useMechanicWords } from './use-words';

const ENTRIES = ['replay', 'beside', 'cost', 'owed', 'breakEven', 'heldOut', 'sample'] as const;

/** How a simulation is computed. */
export function SimulationHow({ simulation }: { readonly simulation: MechanicSimulation }) {
  const { t, money } = useMechanicWords(simulation.currency);
  const values = { hundred: money(simulation.hundredMinor) };
  return (
    <HowList
      entries={ENTRIES.filter((id) => id !== 'sample' || simulation.isSample).map((id) => ({
        term: t(`how.${id}.term`),
        text: t(`how.${id}.text`, values),
      }))}
    />
  );
}
