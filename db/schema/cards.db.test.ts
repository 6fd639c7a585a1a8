import { expect, test } from 'vitest';
import { cardTransitionRows } from '@/lib/domain/cards/transitions';
import { readPool } from '../read';

test('the database lets through exactly the transitions that the rules name', async () => {
  const rows = await readPool()`
    SELECT operation, from_status AS "fromStatus", from_reason AS "fromReason", to_status AS "toStatus",
      to_reason AS "toReason" FROM card_transitions`;
  const told = (row: object) => JSON.stringify(Object.entries(row).sort());
  expect(rows.map(told).sort()).toEqual(cardTransitionRows().map(told).sort());
});
