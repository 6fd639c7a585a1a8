import type {
  MechanicSimulation,
  SimulatedFilter,
} from '@/lib/domain/mechanics/simulation/simulation-input';

type Of = Pick<MechanicSimulation, 'ruleId' | 'address' | 'isSample' | 'looked' | 'inForce'>;

/** Where the members of a figure stand; undefined: the draft has no address. */
export function simulatedHref(
  { ruleId, address, isSample, inForce, looked }: Of,
  filter: SimulatedFilter,
): string | undefined {
  if (address === null || ruleId === null) return undefined;
  const asked = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const exact: [string, string][] = !isSample && looked === inForce ? [['exact', 'true']] : [];
  return `/mechanics/${ruleId}/simulation/members?${new URLSearchParams([...asked, ...exact, ['draft', address]])}`;
}

/** The same as a property of what may be a link. */
export function opens(simulation: Of, filter: SimulatedFilter): { readonly href?: string } {
  const href = simulatedHref(simulation, filter);
  return href === undefined ? {} : { href };
}
