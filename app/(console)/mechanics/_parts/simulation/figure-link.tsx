import { TextLink } from '@/components/ui/text-link';
import type {
  MechanicSimulation,
  SimulatedFilter,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import { simulatedHref } from './simulated-href';

type Props = {
  readonly simulation: MechanicSimulation;
  readonly filter: SimulatedFilter;
  readonly children: string;
};

/** A figure that opens exactly its members, where its draft has an address. */
export function FigureLink({ simulation, filter, children }: Props) {
  const href = simulatedHref(simulation, filter);
  return href === undefined ? children : <TextLink href={href}>{children}</TextLink>;
}
