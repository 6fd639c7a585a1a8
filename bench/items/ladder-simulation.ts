import type { Client } from 'pg';
import { present } from '@/lib/domain/shared/assert';
import { addDays } from '@/lib/domain/shared/calendar';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { runQuery } from '@/lib/kernel/query';
import { simulateLadder } from '@/lib/tiers/simulation/queries/simulate-ladder';
import type { BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { median, timed } from '../measure';

const NOW = new Date(`${BENCH_UNTIL_ON}T09:00:00Z`);
const READS = 2;
const MOVES = 9;
/** A threshold that is moved is answered for while it is looked at. */
const MOVE_TARGET_MS = 200;

/** What a simulation measures, from raw purchases: twelve months of spend, a row a member, read by nobody. */
const FROM_RAW = `
  SELECT count(*), sum(spend) FROM (
    SELECT p.member_id, sum(p.amount_minor - p.returned_minor) AS spend FROM purchases p
    WHERE p.member_id <> 0 AND p.revises_id IS NULL AND p.business_date > $1::date - interval '12 months' AND p.business_date <= $1::date
    GROUP BY p.member_id) sums`;

type LiveRow = { readonly ruleId: number; readonly definition: LadderJson };

/** The demo's ladder of everybody as it holds. */
async function liveLadder(client: Client): Promise<LiveRow> {
  const { rows } = await client.query<LiveRow>(
    `SELECT rule_id AS "ruleId", definition FROM rule_versions
     WHERE state = 'approved' AND starts_on <= $1 AND definition ->> 'kind' = 'tiers' AND definition ->> 'audience' = 'everyone'
     ORDER BY starts_on DESC, no DESC LIMIT 1`,
    [BENCH_UNTIL_ON],
  );
  return present(rows[0], 'the demo has a ladder');
}

/** The ladder with its highest threshold of money so many percent higher. */
function raised(ladder: LadderJson, percent: number): LadderJson {
  const last = ladder.tiers.length - 1;
  return {
    ...ladder,
    tiers: ladder.tiers.map((tier, at) =>
      at === last && tier.from.spend !== undefined
        ? {
            ...tier,
            from: {
              ...tier.from,
              spend: String((BigInt(tier.from.spend) * BigInt(100 + percent)) / 100n),
            },
          }
        : tier,
    ),
  };
}

/** A simulation of all members: the first, which reads them, and each further one of another threshold. */
export const ladderSimulation: BenchItem = async ({ actor, client }) => {
  const { ruleId, definition } = await liveLadder(client);
  const startsOn = addDays(BENCH_UNTIL_ON, 1);
  const simulate = (percent: number, isAnew: boolean) =>
    runQuery(
      simulateLadder,
      { ruleId, draft: raised(definition, percent), startsOn, isAnew },
      actor,
      { now: NOW },
    );
  const reads: number[] = [];
  const raw: number[] = [];
  for (let run = 0; run < READS; run += 1) {
    reads.push(await timed(() => simulate(10, true)));
    raw.push(await timed(() => client.query(FROM_RAW, [BENCH_UNTIL_ON])));
  }
  const moves: number[] = [];
  for (let run = 1; run <= MOVES; run += 1) moves.push(await timed(() => simulate(run, false)));
  return [
    {
      name: 'Simulation of a ladder, all members read',
      ours: median(reads),
      reference: median(raw),
      against: 'spend of the window from raw purchases',
      unit: 'ms',
    },
    {
      name: 'Simulation, another threshold',
      ours: median(moves),
      reference: MOVE_TARGET_MS,
      against: 'target',
      unit: 'ms',
    },
  ];
};
