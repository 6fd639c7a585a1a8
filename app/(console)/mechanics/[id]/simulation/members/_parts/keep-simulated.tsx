'use client';

import { KeepMembers } from '@/components/segment/keep-members';
import type { SimulatedFilter } from '@/lib/domain/mechanics/simulation/simulation-input';
import { keepSimulated } from '../../actions';

type Props = {
  /** Which members of which draft. */
  readonly simulated: {
    readonly ruleId: number;
    readonly draft: string;
    readonly isExact: boolean;
    readonly filter: SimulatedFilter;
  };
  /** How many they are. */
  readonly members: string;
  /** What the list is called unless somebody says otherwise. */
  readonly name: string;
};

/** Keeps the members of a figure of a simulation as a list, whatever becomes of the draft, and leads to it. */
export function KeepSimulated({ simulated, members, name }: Props) {
  const from = { kind: 'mechanicSimulation' as const, ...simulated };
  return (
    <KeepMembers keep={(list) => keepSimulated({ ...list, from })} members={members} name={name} />
  );
}
