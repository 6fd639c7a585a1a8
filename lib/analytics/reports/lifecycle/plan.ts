import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { LIFECYCLE_STAGES } from '@/lib/domain/analytics/lifecycle';
import { NOT_BOUGHT, type StagePlace } from '@/lib/domain/analytics/lifecycle-result';
import { AppError } from '@/lib/domain/shared/errors';
import { keptStagesOfTwo } from '../../lifecycle/kept-stages';
import { stageNumber } from '../../lifecycle/stages-sql';
import { memberIs } from '../../member-filter';
import type { LifecycleParameters } from './spec';

const MOST_MONTHS = 240;

export type KeptMonth = {
  readonly month: string;
  readonly asOfOn: string;
  readonly isMonthEnd: boolean;
};

/** The kept months, the oldest first, and the two that are compared; null: there are no two. */
export type LifecyclePlan = {
  readonly kept: readonly KeptMonth[];
  readonly pair: readonly [KeptMonth, KeptMonth] | null;
};

function asked(kept: readonly KeptMonth[], month: string | undefined, field: string) {
  if (month === undefined) return null;
  const found = kept.find((one) => one.month === month);
  if (found === undefined) throw new AppError('invalid_input', { fields: [field] });
  return found;
}

/** Works out the months. Throws AppError `invalid_input` for one that is not kept, or when they are out of order. */
export async function planLifecycle(
  read: Read,
  { stagesFrom, stagesTo }: LifecycleParameters,
): Promise<LifecyclePlan> {
  const rows = await read<KeptMonth[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, as_of_on AS "asOfOn", is_month_end AS "isMonthEnd"
    FROM lifecycle_months ORDER BY lifecycle_months.month DESC LIMIT ${MOST_MONTHS}`;
  const kept = rows.toReversed();
  const first = asked(kept, stagesFrom, 'stagesFrom');
  const last =
    asked(kept, stagesTo, 'stagesTo') ??
    kept.findLast(({ month }) => first === null || month > first.month);
  const before = first ?? kept.findLast(({ month }) => last !== undefined && month < last.month);
  if (last === undefined || before === undefined) return { kept, pair: null };
  if (before.month >= last.month) {
    throw new AppError('invalid_input', { fields: ['stagesFrom', 'stagesTo'] });
  }
  return { kept, pair: [before, last] };
}

/** The stage that is kept as a number. */
export const placeOfNumber = (number: number): StagePlace =>
  LIFECYCLE_STAGES[number - 1] ?? NOT_BOUGHT;

/** The number that a place is kept as. */
export const numberOfPlace = (place: StagePlace): number =>
  place === NOT_BOUGHT ? 0 : stageNumber(place);

/** Members with their stages at the ends of two months, `member_id, stage_from, stage_to`. */
export function membersOfTwo(
  read: Read,
  parameters: LifecycleParameters,
  [from, to]: readonly [KeptMonth, KeptMonth],
): Fragment {
  const kept = keptStagesOfTwo(read, [from.month, to.month]);
  const { stagesFrom: _from, stagesTo: _to, ...filter } = parameters;
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  if (!isNarrowed) return read`SELECT * FROM (${kept}) k WHERE stage_from > 0 OR stage_to > 0`;
  return read`
    SELECT k.* FROM (${kept}) k JOIN member_summary s USING (member_id)
    WHERE (stage_from > 0 OR stage_to > 0) ${memberIs(read, filter)}`;
}
