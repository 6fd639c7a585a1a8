import type {
  LadderSimulation,
  MoverFilterInput,
} from '@/lib/domain/tiers/simulation/simulation-input';

/** Where the members of a figure stand; undefined: the draft is too long for an address. */
export function moversHref(
  ruleId: number,
  { address, night }: Pick<LadderSimulation, 'address' | 'night'>,
  filter: MoverFilterInput,
): string | undefined {
  if (address === null) return undefined;
  const asked = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/tiers/${ruleId}/movers?${new URLSearchParams([...asked, ['on', night], ['draft', address]])}`;
}
