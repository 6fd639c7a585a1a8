import 'server-only';
import { MEMBER_IMAGE } from './images';
import { OF_MEMBER, type Run, restsOn } from './rests-on';

/**
 * The members that an import ($1) made, up to `limit` of them from the lowest id after $2, each with why they stay (`MemberStays`); null: they can go. While receipts of the
 * import are still there they hold nobody: `gone` is a SELECT of how many go with it, of `member_id` and `receipts`.
 */
export async function judgedMade(
  run: Run,
  { gone, page }: { readonly gone: string; readonly page: string },
): Promise<string> {
  const rests = await restsOn(run, OF_MEMBER, 'n.member_id');
  return `
    SELECT n.member_id, CASE
        WHEN (SELECT count(*) FROM purchases x WHERE x.member_id = n.member_id) > coalesce(g.receipts, 0) THEN 'buys'
        WHEN (SELECT ${MEMBER_IMAGE} FROM members m JOIN member_profiles p USING (member_id) WHERE m.member_id = n.member_id)
          IS DISTINCT FROM n.after THEN 'changed'
        WHEN EXISTS (SELECT FROM cards c JOIN stock_cards s USING (number) WHERE c.member_id = n.member_id) OR ${rests} THEN 'work'
      END AS stays
    FROM (SELECT member_id, after FROM import_members WHERE import_id = $1 AND before IS NULL ${page}) n
    LEFT JOIN (${gone}) g USING (member_id)`;
}

/** Nothing of the receipts is left: nobody is held by them. */
export const NONE_GONE = 'SELECT NULL::bigint AS member_id, 0 AS receipts WHERE false';
