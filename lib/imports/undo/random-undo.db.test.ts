import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Finding } from '@/lib/doctor/queries/examine';
import { examine } from '@/lib/doctor/queries/examine';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { expectBooksTrue } from '@/lib/purchases/testing/claims-desk';
import {
  type Bought,
  bringBack,
  line,
  NOW,
  noRules,
  record,
} from '@/lib/purchases/testing/till-desk';
import { startUndo } from '../commands/start-undo';
import { everythingDerived, forgetAll, sql } from '../testing/database';
import { finish, importText, testActor, useOwnUploads } from '../testing/import-text';

vi.mock('@/lib/domain/imports/limits', async (original) => ({
  ...(await original<typeof import('@/lib/domain/imports/limits')>()),
  CHUNK_SIZE: 8,
}));

const MAPPING = {
  rowIs: 'receipt',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { column: 'shop' },
    amount: { column: 'sum' },
  },
};

/** Receipts that files may share: the same number is the same receipt, in whichever file. */
const row = fc.record({
  no: fc.nat({ max: 60 }),
  client: fc.nat({ max: 6 }),
  isReturn: fc.boolean(),
});

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      rows: fc.array(row, { minLength: 1, maxLength: 30 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat({ max: 20 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('till' as const),
      client: fc.nat({ max: 6 }),
      kopecks: fc.integer({ min: 1, max: 90_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('return' as const), which: fc.nat({ max: 20 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a receipt says follows from its number, so that two files do not contradict each other. */
function textOf(rows: readonly { no: number; client: number; isReturn: boolean }[]): string {
  const lines = rows.map(({ no, client, isReturn }) => {
    const day = new Date(Date.UTC(2026, 9, 30) - ((no * 37) % 500) * 86_400_000)
      .toJSON()
      .slice(0, 10);
    const whose = client === 6 ? '' : `K${client}`;
    return `N${no}-${client},${day},${whose},S${no % 3},${isReturn ? '-' : ''}${(no + 1) * 3}.50`;
  });
  return ['no,day,client,shop,sum', ...lines].join('\n');
}

type World = { readonly imports: number[]; readonly bought: Bought[] };

const memberOf = async (client: number): Promise<number> =>
  Number(
    (
      await sql<{ id: string }>(
        `SELECT member_id AS id FROM identity_claims WHERE value = 'K${client}'`,
      )
    )[0]?.id ?? 0,
  );

async function tried<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function doStep(world: World, drawn: Step): Promise<void> {
  if (drawn.do === 'import') {
    world.imports.push((await importText('purchases', textOf(drawn.rows), MAPPING)).importId);
  } else if (drawn.do === 'undo') {
    const importId = world.imports[drawn.which % Math.max(1, world.imports.length)];
    if (importId === undefined) return;
    if (await tried(runCommand(startUndo, { importId }, testActor))) await finish(importId);
  } else if (drawn.do === 'till') {
    const [shop] = await sql<{ id: number }>('SELECT min(store_id) AS id FROM stores');
    if (shop?.id == null) return;
    const told = {
      memberId: await memberOf(drawn.client),
      storeId: shop.id,
      lines: [line(drawn.kopecks)],
    };
    const bought = await tried(record(told, NOW));
    if (bought !== null) world.bought.push(bought);
  } else {
    const of = world.bought[drawn.which % Math.max(1, world.bought.length)];
    if (of !== undefined) await tried(bringBack(of, [[1, 1]]));
  }
}

/** What the doctor finds in the receipts and in everything counted from them. */
async function findings(): Promise<string[]> {
  const found: string[] = [];
  const tell = ({ check, differences, examples }: Finding) => {
    if (differences > 0) found.push(`${check.id}: ${JSON.stringify(examples)}`);
  };
  await runQuery(examine, { only: CHECKS, tell }, testActor);
  return found;
}

const CHECKS = [
  'orphan-purchases',
  'purchase-lines',
  'receipt-claims',
  'summary-members',
  'summary-totals',
  'summary-windows',
  'member-months',
  'member-cohorts',
  'first-days',
  'home-stores',
  'gap-days',
  'cohort-cells',
  'store-days',
  'rfm-cells',
  'sort-keys',
  'identity-claims',
  'card-counts',
  'cards',
];

beforeAll(async () => {
  useOwnUploads();
  await forgetAll();
  await noRules();
});
afterAll(forgetAll);

it('roll-ups kept receipt by receipt equal recomputation after random imports, returns and undos, and undoing everything leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      await forgetAll();
      const world: World = { imports: [], bought: [] };
      for (const one of steps) await doStep(world, one);
      await expectBooksTrue();
      expect(await findings()).toEqual([]);
      // Tills sold nothing: all that there is came by files, and goes with them.
      if (world.bought.length > 0) return;
      for (const importId of world.imports) {
        if (await tried(runCommand(startUndo, { importId }, testActor))) await finish(importId);
      }
      // Summaries of members of rounds before stand there too, with nothing in them.
      const { summaries: _, ...left } = await everythingDerived();
      expect(left).toEqual({ purchases: [], months: [], cells: [], days: [] });
    }),
    { numRuns: 6 },
  );
}, 240_000);
