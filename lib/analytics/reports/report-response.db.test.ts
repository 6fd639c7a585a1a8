import { beforeAll, describe, expect, it } from 'vitest';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { type ApiKeyActor, systemActor } from '@/lib/domain/access/actor';
import { toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { rescoreRfm } from '../commands/rescore-rfm';
import { reportResponse } from './report-response';
import { rfmReport } from './rfm/query';

const AS_OF = '2026-11-20';
const ACTOR = systemActor('test');
const ask = (id: string, query: Record<string, string> = {}) =>
  reportResponse(id, new URLSearchParams(query), ACTOR);

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 5, members: 300, purchases: 2_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
  await runCommand(rescoreRfm, {}, ACTOR);
});

describe('a report over HTTP', () => {
  it('has the figures of the page, amounts as decimals of major units', async () => {
    const page = await runQuery(rfmReport, { tier: 'gold' }, ACTOR);
    const body = await (await ask('rfm', { tier: 'gold' })).json();
    expect(body).toMatchObject({ report: 'rfm', currency: 'RUB', parameters: { tier: 'gold' } });
    expect(body.facts.revenue).toBe(toMajorUnits(page.facts.revenueMinor, 2));
    expect(body.tables.groups.map((row: { customers: number }) => row.customers)).toEqual(
      page.tables.groups.map((row) => row.customers),
    );
  });

  it('a filter by the format of stores is not taken for the format of the file', async () => {
    const page = await runQuery(rfmReport, { storeFormat: 'express' }, ACTOR);
    const csv = await (await ask('rfm', { storeFormat: 'express', format: 'csv' })).text();
    const customers = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[2]));
    expect(customers.reduce((sum, count) => sum + count, 0)).toBe(page.facts.customers);
    expect(page.facts.customers).toBeLessThan(page.facts.buyers);
  });

  it('comes as CSV with a name to save it under', async () => {
    const response = await ask('retention', { format: 'csv', table: 'average' });
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="retention-average-2026-11-20.csv"',
    );
    expect(await response.text()).toMatch(/^offset,cohorts,cohortSize,customers,customersShare,/);
  });

  it.each([
    ['nothing', {}, 'not_found'],
    ['rfm', { colour: 'red' }, 'invalid_input'],
    ['rfm', { m: '6' }, 'invalid_input'],
    ['rfm', { format: 'xml' }, 'invalid_input'],
    ['rfm', { format: 'csv', table: 'none' }, 'invalid_input'],
    ['retention', { from: '2026-05', to: '2026-01' }, 'invalid_input'],
  ])('%s asked for %o is refused: %s', async (id, query, code) => {
    await expect(ask(id, { ...query })).rejects.toMatchObject({ code });
  });

  it('a key without the scope reads nothing', async () => {
    const key: ApiKeyActor = {
      kind: 'apiKey',
      apiKeyId: 1,
      originId: 1,
      storeId: null,
      partner: '',
      scopes: ['members.read'],
      requestId: 't',
    };
    await expect(reportResponse('rfm', new URLSearchParams(), key)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
