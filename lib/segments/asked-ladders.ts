import 'server-only';
import { conditionsOf, type SegmentDefinition } from '@/lib/domain/segments/definition';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type ActiveLadder, readLadders } from '@/lib/tiers/engine/ladders';
import type { NamedSegments } from './compile';

const asksLadders = ({ include, exclude }: SegmentDefinition): boolean =>
  [include, exclude].some(
    (group) =>
      group !== null &&
      conditionsOf(group).some(({ is }) => is === 'tierNear' || is === 'tierLosing'),
  );

/** The ladders in force on a day, where a definition or a segment that it names asks what tiers ask; none otherwise. */
export async function readAskedLadders(
  run: RunRows,
  {
    definition,
    named,
    todayOn,
  }: {
    readonly definition: SegmentDefinition;
    readonly named: NamedSegments;
    readonly todayOn: string;
  },
): Promise<readonly ActiveLadder[]> {
  const all = [definition, ...[...named.values()].flatMap((one) => one.definition ?? [])];
  return all.some(asksLadders) ? readLadders(run, todayOn) : [];
}
