import { HowList } from '@/components/ui/how-list';
import { addDays } from '@/lib/domain/shared/calendar';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { useSimulationWords } from './use-simulation-words';

const ENTRIES = [
  'live',
  'moves',
  'window',
  'grace',
  'cost',
  'spread',
  'liability',
  'value',
] as const;

/** How a simulation is computed. */
export function SimulationHow({ simulation }: { readonly simulation: LadderSimulation }) {
  const { t, day, money, share } = useSimulationWords(simulation);
  const { liability, night, fallsOn, knownOn } = simulation;
  const lastOn = addDays(night, -1);
  const values = {
    night: day(night),
    upTo: day(lastOn),
    known: day(knownOn),
    when: knownOn < lastOn ? 'later' : 'now',
    falls: fallsOn === null ? '' : day(fallsOn),
    stays: share(liability.staysShare),
    hundred: money(liability.hundredMinor),
    source: liability.valueSource,
  };
  return (
    <HowList
      entries={ENTRIES.filter((id) => id !== 'grace' || fallsOn !== null).map((id) => ({
        term: t(`how.${id}.term`),
        text: t(`how.${id}.text`, values),
      }))}
    />
  );
}
