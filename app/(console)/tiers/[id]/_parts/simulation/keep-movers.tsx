'use client';

import { KeepMembers } from '@/components/segment/keep-members';
import type { MoverFilterInput } from '@/lib/domain/tiers/simulation/simulation-input';
import { keepMovers } from '../../../actions';

type Props = {
  /** Which members of which draft. */
  readonly movers: {
    readonly ruleId: number;
    readonly draft: string;
    readonly startsOn: string;
    readonly filter: MoverFilterInput;
  };
  /** How many they are. */
  readonly members: string;
  /** What the list is called unless somebody says otherwise. */
  readonly name: string;
};

/** Keeps the members of a figure as a list, whatever becomes of the draft, and leads to it. */
export function KeepMovers({ movers, members, name }: Props) {
  const from = { kind: 'simulation' as const, ...movers };
  return (
    <KeepMembers keep={(list) => keepMovers({ ...list, from })} members={members} name={name} />
  );
}
