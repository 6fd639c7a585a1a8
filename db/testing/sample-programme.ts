import 'server-only';
import type { Tx } from '../write';
import { loadPurchases, type TestPurchase } from './load-purchases';

const MS_PER_DAY = 86_400_000;
const FORMATS = ['hypermarket', 'supermarket', 'express', 'online'] as const;
const TIERS = ['base', 'silver', 'gold'] as const;

/** A small seeded generator, so that a failing case can be run again. */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Two years of purchases of some members up to a day, one in twelve a return; the same for the same seed. */
export function samplePurchases(options: {
  readonly seed: number;
  readonly members: number;
  readonly purchases: number;
  readonly untilOn: string;
}): readonly TestPurchase[] {
  const random = randoms(options.seed);
  const until = Date.parse(`${options.untilOn}T00:00:00Z`);
  return Array.from({ length: options.purchases }, () => {
    const isReturn = random(12) === 0;
    const member = Math.floor((random(options.members) * (1 + random(100))) / 100);
    const age = Math.floor((random(730) * (1 + random(1_000))) / 1_000);
    return {
      customer: `C${member}`,
      on: new Date(until - age * MS_PER_DAY).toJSON().slice(0, 10),
      amountMinor: isReturn ? -(1 + random(5_000)) : random(20_000),
      store: FORMATS[member % FORMATS.length] ?? 'other',
    };
  });
}

/** Loads purchases into a programme with a store of each format and three tiers, dealt out by member id. */
export async function loadSampleProgramme(
  tx: Tx,
  purchases: readonly TestPurchase[],
  asOfOn: string,
): Promise<void> {
  const { client } = tx;
  await client.query(
    `INSERT INTO programme (name, currency, time_zone) VALUES ('Sample', 'RUB', 'Europe/Moscow')`,
  );
  await client.query('UPDATE analytics_state SET as_of_on = $1', [asOfOn]);
  for (const [index, code] of TIERS.entries()) {
    await client.query(
      'INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES ($1, $2, $1, $2, $2)',
      [index + 1, code],
    );
  }
  for (const format of FORMATS) {
    await client.query('INSERT INTO stores (external_id, name, format) VALUES ($1, $1, $1)', [
      format,
    ]);
  }
  await loadPurchases(tx, purchases);
  await client.query('UPDATE members SET tier_id = 1 + member_id % 3');
}
