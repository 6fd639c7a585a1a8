import 'server-only';
import { copyInto } from '@/db/copy-into';
import type { Tx } from '@/db/write';
import type { BgNbd } from '@/lib/domain/analytics/bgnbd/buyers';
import { expectedIfAlive, pAlive } from '@/lib/domain/analytics/bgnbd/outlook';
import type { KnownBuyers } from './read-buyers';

/** Rows that are sent at once. */
const AT_ONCE = 50_000;
/** Decimals: a chance of one in a million is none, and one in 10^40 is no number of the column. */
const DIGITS = 6;

/**
 * Scores all buyers and writes the scores in the place of all there were. Rows are deleted, not the table emptied: whoever reads meanwhile
 * finds the scores of before until this is committed, and waits for nobody.
 */
export async function writeOutlooks(tx: Tx, model: BgNbd, buyers: KnownBuyers): Promise<number> {
  await tx.client.query('DELETE FROM member_outlooks');
  const { memberIds, repeats, latest, known } = buyers;
  // What is expected while a member buys depends on two numbers alone, and many share them.
  const forecasts = new Map<number, readonly [number, number]>();
  const forecast = (buyer: { repeats: number; known: number }) => {
    const key = buyer.repeats * 100_000 + buyer.known;
    const found = forecasts.get(key);
    if (found !== undefined) return found;
    const made = [expectedIfAlive(model, buyer, 30), expectedIfAlive(model, buyer, 90)] as const;
    forecasts.set(key, made);
    return made;
  };
  for (let from = 0; from < memberIds.length; from += AT_ONCE) {
    const lines: string[] = [];
    for (let i = from; i < Math.min(from + AT_ONCE, memberIds.length); i += 1) {
      const buyer = {
        repeats: repeats[i] ?? 0,
        latest: latest[i] ?? 0,
        known: known[i] ?? 0,
      };
      const chance = pAlive(model, buyer);
      const [in30, in90] = forecast(buyer);
      lines.push(
        `${memberIds[i]}\t${chance.toFixed(DIGITS)}\t${(in30 * chance).toFixed(DIGITS)}\t${(in90 * chance).toFixed(DIGITS)}\n`,
      );
    }
    await copyInto(tx, {
      table: 'member_outlooks',
      columns: 'member_id, p_alive, expected_30, expected_90',
      rows: Buffer.from(lines.join('')),
      isFresh: false,
    });
  }
  return memberIds.length;
}
