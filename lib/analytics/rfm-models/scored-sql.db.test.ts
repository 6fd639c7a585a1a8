import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import {
  CUT_BINNINGS,
  CUT_FREQUENCY,
  CUT_MONEY,
  CUT_WINDOWS,
  type RfmCut,
} from '@/lib/domain/analytics/rfm-model/cut';
import { modelCode } from '@/lib/domain/analytics/rfm-model/score-groups';
import { addDays, daysBetween } from '@/lib/domain/shared/calendar';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { isInSummary, type Scoring, scoredSql } from './scored-sql';

const AS_OF = '2026-11-20';
const EARLIER = '2026-06-30';
const MAJOR = 100;

type Bought = {
  readonly member: number;
  readonly on: string;
  readonly isReturn: boolean;
  readonly minor: number;
  readonly lines: number;
};

let bought: readonly Bought[];

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 11, members: 300, purchases: 3_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    // Two receipts of three have lines, one to four of them.
    await tx.client.query(
      `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, quantity_milli, amount_minor)
       SELECT member_id, business_date, purchase_id, n, 1000, 1 FROM purchases
       CROSS JOIN LATERAL generate_series(1, 1 + purchase_id % 4) n WHERE purchase_id % 3 > 0`,
    );
    await rebuildDerived(tx);
  });
  bought = await readPool()<Bought[]>`
    SELECT p.member_id::float8 AS member, p.business_date AS on, p.is_return AS "isReturn", p.amount_minor::float8 AS minor,
      greatest(1, (SELECT count(*) FROM purchase_lines l WHERE (l.member_id, l.business_date, l.purchase_id)
        = (p.member_id, p.business_date, p.purchase_id)))::int AS lines
    FROM purchases p WHERE p.member_id > 0`;
});

/** Edges of one value, by hand: places of a sorted list, or between two of them. */
function edgesOf(values: readonly number[], { binning, bins }: RfmCut, step: number) {
  const list = values.toSorted((one, other) => one - other);
  return Array.from({ length: bins - 1 }, (_, index) => {
    const share = (index + 1) / bins;
    if (binning === 'quantiles') return (list[Math.ceil(share * list.length) - 1] ?? 0) + 1;
    const place = share * (list.length - 1);
    const [low = 0, high = 0] = [list[Math.floor(place)], list[Math.ceil(place)]];
    return Math.round((low + (high - low) * (place - Math.floor(place))) * 1e6) / 1e6 + step;
  });
}

const scoreOf = (value: number, edges: readonly number[]) =>
  1 + edges.filter((edge) => edge <= value).length;

/** The code of each buyer, by walking the purchases one by one. */
function plainly(cut: RfmCut, asOfOn: string): ReadonlyMap<number, number> {
  const since = cut.windowDays === 0 ? '0001-01-01' : addDays(asOfOn, 1 - cut.windowDays);
  const inWindow = bought.filter(({ on }) => on <= asOfOn && on >= since);
  const buyers = [...Map.groupBy(inWindow, ({ member }) => member)].flatMap(([member, rows]) => {
    const receipts = rows.filter(({ isReturn }) => !isReturn);
    if (receipts.length === 0) return [];
    const last = receipts.reduce((latest, { on }) => (on > latest ? on : latest), '');
    const paid = cut.money === 'net' ? rows : receipts;
    return [
      {
        member,
        recency: daysBetween(last, asOfOn),
        frequency: receipts.reduce(
          (sum, { lines }) => sum + (cut.frequency === 'lines' ? lines : 1),
          0,
        ),
        money: paid.reduce((sum, { minor }) => sum + minor, 0),
      },
    ];
  });
  const edges = (of: 'recency' | 'frequency' | 'money', given: readonly number[] | undefined) =>
    given ??
    edgesOf(
      buyers.map((buyer) => buyer[of]),
      cut,
      of === 'money' ? MAJOR : 1,
    );
  const [r, f, m] = [
    edges('recency', cut.thresholds?.recencyDays),
    edges('frequency', cut.thresholds?.frequency),
    edges('money', cut.thresholds?.moneyMinor),
  ];
  return new Map(
    buyers.map(({ member, recency, frequency, money }) => {
      const score = {
        r: cut.bins + 1 - scoreOf(recency, r ?? []),
        f: scoreOf(frequency, f ?? []),
        m: scoreOf(money, m ?? []),
      };
      return [member, modelCode(score)];
    }),
  );
}

async function bySql(scoring: Omit<Scoring, 'majorUnit'>): Promise<ReadonlyMap<number, number>> {
  const { ctes, values } = scoredSql({ ...scoring, majorUnit: MAJOR });
  const rows = await readPool().unsafe<{ member: number; code: number }[]>(
    `WITH ${ctes} SELECT member_id::float8 AS member, code::int FROM scored ORDER BY member_id`,
    values as never[],
  );
  return new Map(rows.map(({ member, code }) => [member, code]));
}

const sortedByMember = (codes: ReadonlyMap<number, number>) =>
  [...codes].toSorted(([one], [other]) => one - other);

/** Every cut there is, with three to ten bins in turns. */
const CUTS = CUT_BINNINGS.flatMap((binning) =>
  CUT_WINDOWS.flatMap((windowDays) =>
    CUT_MONEY.flatMap((money) =>
      CUT_FREQUENCY.map((frequency) => ({ binning, windowDays, money, frequency })),
    ),
  ),
).map((part, index): RfmCut => {
  const bins = 3 + (index % 8);
  const edges = (step: number) => Array.from({ length: bins - 1 }, (_, at) => 1 + at * step);
  const own = { recencyDays: edges(20), frequency: edges(3), moneyMinor: edges(9_000) };
  return { ...part, bins, thresholds: part.binning === 'thresholds' ? own : null };
});

describe('scores of a cut', () => {
  it('60 cuts of 3 to 10 bins give each buyer the score that walking the purchases gives, on two days', async () => {
    expect(CUTS).toHaveLength(60);
    for (const cut of CUTS) {
      for (const asOfOn of [AS_OF, EARLIER]) {
        const found = await bySql({ cut, asOfOn, source: 'purchases', oneIn: 1 });
        expect(found.size, JSON.stringify(cut)).toBeGreaterThan(20);
        expect([...found], JSON.stringify(cut)).toEqual(sortedByMember(plainly(cut, asOfOn)));
      }
    }
  });

  it('the summary answers as purchases do, whole or one member in three', async () => {
    for (const cut of CUTS.filter(isInSummary)) {
      for (const oneIn of [1, 3]) {
        const asked = { cut, asOfOn: AS_OF, oneIn };
        const found = await bySql({ ...asked, source: 'summary' });
        expect([...found]).toEqual([...(await bySql({ ...asked, source: 'purchases' }))]);
        expect([...found.keys()].every((member) => member % oneIn === 0)).toBe(true);
      }
    }
  });

  it('one member in three is cut from a third of the lines before returns too', async () => {
    const cut = CUTS.find(({ money, frequency }) => money === 'gross' && frequency === 'lines');
    if (cut === undefined) throw new Error('there is such a cut');
    const found = await bySql({ cut, asOfOn: AS_OF, source: 'purchases', oneIn: 3 });
    expect(found.size).toBeGreaterThan(5);
    expect([...found.keys()].every((member) => member % 3 === 0)).toBe(true);
  });
});
