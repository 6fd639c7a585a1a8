import { expect, it } from 'vitest';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { ladderTemplate } from '@/lib/domain/tiers/ladder-templates';
import { beginning, keepSaved, keepSending } from './saved-since';

const edited = (startsOn: string) => ({
  nameEn: 'Staff',
  nameRu: 'Сотрудники',
  startsOn,
  endsOn: null,
  definition: ladderTemplate('staff', { firstTierId: 1, own: [] }) satisfies LadderJson,
});
const drawn = { edited: edited('2026-12-01'), on: null };

it('begins with what was saved since the page was drawn, and with what it is drawn of once it is drawn anew', () => {
  const page = {};
  expect(beginning(page, drawn)).toEqual({ ...drawn, sending: null });
  keepSaved(page, edited('2027-01-01'), { versionId: 7, version: 2 });
  expect(beginning(page, drawn)).toMatchObject({
    edited: { startsOn: '2027-01-01' },
    on: { versionId: 7, version: 2 },
  });
  expect(beginning({}, drawn)).toMatchObject(drawn);
});

it('tells of a save on its way until it ends, with the second of two that are', async () => {
  const page = {};
  const [first, second] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const one = keepSending(page, first.promise);
  const other = keepSending(page, second.promise);
  first.resolve(1);
  expect(await one).toBe(1);
  expect(beginning(page, drawn).sending).toBe(second.promise);
  second.resolve(2);
  expect(await other).toBe(2);
  expect(beginning(page, drawn).sending).toBeNull();
});
