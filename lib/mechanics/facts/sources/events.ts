import 'server-only';
import type { MemberEvent, TierEntry } from '@/lib/domain/mechanics/facts';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type AskedFacts, type FactsOf, gather, statementOf } from '../asked-facts';

/** What members did that is no purchase, each by the number that the product gave it. */
export async function readEvents(run: RunRows, asked: AskedFacts): Promise<FactsOf<'events'>> {
  const { values, mine } = statementOf(asked);
  const zone = values.bind(asked.timeZone);
  const text = `SELECT e.member_id::float8 AS "memberId", e.event_id::text AS id, e.name, (e.occurred_at AT TIME ZONE ${zone})::date::text AS "on"
    FROM member_events e
    WHERE ${mine('e.member_id')} AND e.occurred_at < (${values.bind(asked.throughOn)}::date + 1)::timestamp AT TIME ZONE ${zone}
    ORDER BY e.member_id, e.occurred_at, e.event_id`;
  return gather<MemberEvent & { memberId: number }, MemberEvent>(
    run,
    { text, values },
    ({ id, name, on }) => ({ id, name, on }),
  );
}

/** Tiers that ladders gave members for what they did, from below: a tier by hand or of a merge is none that was reached. */
export async function readTiers(run: RunRows, asked: AskedFacts): Promise<FactsOf<'tiers'>> {
  const { values, mine } = statementOf(asked);
  const text = `SELECT j.member_id::float8 AS "memberId", j.judged_on::text AS "on", j.to_tier_id::int AS "tierId", (j.judgement = 'reached') AS "isHigher"
    FROM tier_judgements j
    WHERE ${mine('j.member_id')} AND j.to_tier_id IS NOT NULL AND j.to_tier_id IS DISTINCT FROM j.from_tier_id
      AND j.judged_on <= ${values.bind(asked.throughOn)}::date
    ORDER BY j.member_id, j.judged_on, j.judgement_id`;
  return gather<TierEntry & { memberId: number }, TierEntry>(
    run,
    { text, values },
    ({ on, tierId, isHigher }) => ({ on, tierId, isHigher }),
  );
}
