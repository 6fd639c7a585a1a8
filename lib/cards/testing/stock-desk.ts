import 'server-only';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { numberOf } from '@/lib/domain/cards/number-ranges';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { createBatch } from '../stock/create-batch';
import { produceBatch } from '../stock/produce-batch';
import { receiveBatch } from '../stock/receive-batch';
import { addRange } from '../types/add-range';
import { createCardType } from '../types/create-card-type';
import { sql } from './life-runner';

export const marketer: UserActor = { kind: 'user', userId: 3, role: 'marketer', requestId: 'test' };
export const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
export const worker = systemActor('test');
export const at = { now: new Date('2026-11-20T12:00:00Z') };
export const signal = new AbortController().signal;
const EAN = { checkDigit: 'ean13', numberLength: 13 } as const;
const PREFIX = '22004';

let cardTypeId = 0;

let nextPrefix = 0;

/** A range of numbers that no other test uses. */
async function newRange(size: number): Promise<{ rangeId: number; prefix: string }> {
  nextPrefix += 1;
  const prefix = `${PREFIX}${String(nextPrefix).padStart(2, '0')}`;
  const range = { cardTypeId, storeId: null, partner: '', prefix };
  const toSerial = String(size - 1);
  const { rangeId } = await runCommand(
    addRange,
    { ...range, fromSerial: '0', toSerial },
    marketer,
    at,
  );
  return { rangeId, prefix };
}

/** An ordered batch, and the number of each of its serials. */
export async function newBatch(quantity: number, size = quantity) {
  const range = await newRange(size);
  const made = await runCommand(createBatch, { rangeId: range.rangeId, quantity }, marketer, at);
  return {
    ...range,
    ...made,
    number: (serial: number) => numberOf(range.prefix, BigInt(serial), EAN),
  };
}

/** A batch that lies in the central stock. */
export async function receivedBatch(quantity: number) {
  const batch = await newBatch(quantity);
  await produceBatch(batch.batchId, { actor: worker, signal });
  await runCommand(receiveBatch, { batchId: batch.batchId, counted: quantity }, marketer, at);
  return batch;
}

/** Cards of the stock that fit. */
export const count = async (where: string): Promise<number> =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM stock_cards WHERE ${where}`))[0]?.n ??
  0;

/** How far a batch is. */
export const produced = async (batchId: number): Promise<{ state: string; produced: number }> => {
  const [row] = await sql<{ state: string; produced: number }>(
    'SELECT state, produced FROM card_batches WHERE batch_id = $1',
    [batchId],
  );
  return row ?? { state: 'none', produced: 0 };
};

/** Two members and a printed type. Tells the type. */
export async function seedStock(): Promise<number> {
  await seedMembers([{ memberId: 1 }, { memberId: 2 }]);
  const type = {
    code: 'PLA',
    nameEn: 'Plastic',
    nameRu: 'Пластик',
    look: 'sky',
    tierId: null,
    form: 'plastic',
    ...EAN,
    validYears: 2,
    storeIds: [],
    regions: [],
    procedures: ['inBatches'],
    mayEarn: true,
    mayRedeem: true,
  } as const;
  ({ cardTypeId } = await runCommand(
    createCardType,
    { ...type, procedures: [...type.procedures], storeIds: [], regions: [] },
    marketer,
    at,
  ));
  return cardTypeId;
}
