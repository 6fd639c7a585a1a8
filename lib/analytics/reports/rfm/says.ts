import 'server-only';
import type { Read } from '@/db/read';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import { filterSays, type Says } from '../filter-says';
import type { RfmPlan } from './scored-members';
import type { RfmCell, RfmParameters } from './spec';

const EVERY_SCORE = [1, 2, 3, 4, 5];

function cellSays(cell: RfmCell): ConditionDraft {
  if (cell.kind === 'groups') return { is: 'rfmGroup', groups: cell.groups };
  if (cell.kind === 'all') return { is: 'rfmScore', recency: EVERY_SCORE };
  return {
    is: 'rfmScore',
    ...(cell.r === null ? {} : { recency: [cell.r] }),
    ...(cell.f === null ? {} : { frequency: [cell.f] }),
    ...(cell.m === null ? {} : { monetary: [cell.m] }),
  };
}

/** What a figure of the stored scores says; scores made for the report alone are in no segment. */
export async function rfmSays(
  read: Read,
  parameters: RfmParameters,
  { plan, cell }: { plan: RfmPlan; cell: RfmCell },
): Promise<Says> {
  const said = plan.source === 'stored' ? await filterSays(read, parameters) : null;
  if (said === null) return null;
  const { m, group } = parameters;
  return [
    cellSays(cell),
    ...(m === undefined ? [] : [{ is: 'rfmScore', monetary: [m] } as const]),
    ...(group === undefined ? [] : [{ is: 'rfmGroup', groups: [group] } as const]),
    ...said,
  ];
}
