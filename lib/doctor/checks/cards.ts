import { defineCheck } from '../check';

/** Whose a number is, `identity-claims` proves; here, that a card is where its life-line ends. */
export const cards = defineCheck({
  id: 'cards',
  proves: 'each card is in the state its last event led to, and its life-line has no gap',
  slicedBy: 'none',
  differences: `
    WITH lines AS (
      SELECT member_id, card_id, card_version, from_status, to_status, block_reason,
             lag(card_version) OVER life AS version_before, lag(to_status) OVER life AS status_before,
             lead(card_version) OVER life IS NULL AS is_last
        FROM card_events WINDOW life AS (PARTITION BY member_id, card_id ORDER BY card_version)
    )
    SELECT concat_ws(' ', 'member', coalesce(c.member_id, e.member_id), 'card', coalesce(c.card_id, e.card_id)) AS key,
           coalesce(concat_ws(' ', c.status, c.block_reason, 'version', c.version), 'no such card') AS stored,
           coalesce(concat_ws(' ', e.to_status, e.block_reason, 'version', e.card_version), 'no event') AS found
      FROM cards c FULL JOIN (SELECT * FROM lines WHERE is_last) e USING (member_id, card_id)
     WHERE c.card_id IS NULL OR (e.card_id IS NULL AND c.version > 1)
        OR (e.card_id IS NOT NULL AND (e.card_version, e.to_status, coalesce(e.block_reason, ''))
             IS DISTINCT FROM (c.version, c.status, coalesce(c.block_reason, '')))
    UNION ALL
    SELECT concat_ws(' ', 'member', member_id, 'card', card_id, 'version', card_version),
           concat_ws(' ', 'from', coalesce(from_status, 'nothing')),
           concat_ws(' ', coalesce(status_before, 'nothing'), 'version', version_before)
      FROM lines
     WHERE (version_before IS NULL AND card_version > 2)
        OR (version_before IS NOT NULL
            AND (version_before <> card_version - 1 OR status_before IS DISTINCT FROM from_status))`,
});
