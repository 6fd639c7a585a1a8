import 'server-only';
import { HOUSEHOLD_LIMIT } from '@/lib/domain/households/states';
import { memberCode } from '@/lib/domain/members/states';
import type { HouseholdOther, SubjectHousehold } from '@/lib/domain/tasks/subject';

/** The place of a member as the tables tell it. */
export type HouseholdJson = {
  readonly place: Exclude<SubjectHousehold['place'], 'none'>;
  readonly others: readonly Omit<HouseholdOther, 'code'>[] | null;
};

/** Columns `household` and `householdLimit` from members `m` and programme `g`. */
export const HOUSEHOLD_COLUMNS = `
  (SELECT json_build_object(
     'place', CASE WHEN own.state = 'invited' THEN 'invited' WHEN h.head_id = m.member_id THEN 'head' ELSE 'member' END,
     'others', (SELECT json_agg(json_build_object('memberId', o.member_id, 'state', o.state,
         'name', trim(coalesce(op.first_name, '') || ' ' || coalesce(op.last_name, ''))) ORDER BY o.joined_at, o.place_id)
       FROM household_members o LEFT JOIN member_profiles op ON op.member_id = o.member_id
       WHERE own.state = 'joined' AND o.household_id = h.household_id AND o.member_id <> m.member_id
         AND o.state IN ('invited', 'joined')))
   FROM household_members own JOIN households h USING (household_id)
   WHERE own.member_id = m.member_id AND own.state IN ('invited', 'joined')) AS household,
  coalesce(g.household_limit, ${HOUSEHOLD_LIMIT})::int AS "householdLimit"`;

/** The household that the steps of a task are judged by. */
export function subjectHousehold(json: HouseholdJson | null, limit: number): SubjectHousehold {
  const others = (json?.others ?? []).map((one) => ({ ...one, code: memberCode(one.memberId) }));
  return {
    place: json?.place ?? 'none',
    others,
    free: Math.max(0, limit - 1 - others.length),
  };
}
