import 'server-only';
import { numberOf } from '@/lib/domain/cards/number-ranges';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { refusal, seedAgents } from '@/lib/tasks/testing/task-desk';
import { CARD_COMMANDS } from '../operations';
import { createBatch } from '../stock/create-batch';
import { produceBatch } from '../stock/produce-batch';
import { receiveBatch } from '../stock/receive-batch';
import { addRange } from '../types/add-range';
import { createCardType } from '../types/create-card-type';
import { sql } from './life-runner';
import { at, marketer, signal, support, worker } from './stock-desk';

const LUHN = { checkDigit: 'luhn', numberLength: 16 } as const;
export const SILVER_MEMBER = 1;
export const GOLD_MEMBER = 2;
export const PLATINUM_MEMBER = 3;

let serial = 0;
/** A type with a range that no other test uses; a card of each serial. */
export async function newType(type: object = {}, forStore: number | null = null) {
  serial += 1;
  const code = `E${String(serial).padStart(3, '0')}`;
  const { cardTypeId } = await runCommand(
    createCardType,
    {
      code,
      nameEn: code,
      nameRu: code,
      look: 'gold',
      tierId: null,
      form: 'both',
      ...LUHN,
      validYears: null,
      storeIds: [],
      regions: [],
      procedures: ['atTill', 'byApplication', 'inBatches', 'virtual'],
      mayEarn: true,
      mayRedeem: true,
      ...type,
    } as never,
    marketer,
    at,
  );
  const prefix = `66${String(serial).padStart(4, '0')}`;
  const range = {
    cardTypeId,
    storeId: forStore,
    partner: '',
    prefix,
    fromSerial: '0',
    toSerial: '99',
  };
  const { rangeId } = await runCommand(addRange, range, marketer, at);
  return { cardTypeId, rangeId, number: (one: number) => numberOf(prefix, BigInt(one), LUHN) };
}

/** A batch of a range, in the central stock. */
export async function newBatch(rangeId: number, quantity: number): Promise<number> {
  const { batchId } = await runCommand(createBatch, { rangeId, quantity }, marketer, at);
  await produceBatch(batchId, { actor: worker, signal });
  await runCommand(receiveBatch, { batchId, counted: quantity }, marketer, at);
  return batchId;
}

type Wish = Partial<Parameters<typeof runCommand<typeof CARD_COMMANDS.issue.input, unknown>>[1]> &
  object;
/** Gives a member a card. */
export const give = (memberId: number, wish: Wish) =>
  runCommand(CARD_COMMANDS.issue, { memberId, ...wish }, support, at);
/** Why the work was refused; null: it was not. */
export const reason = async (work: Promise<unknown>) => {
  const refused = await refusal(work);
  return typeof refused === 'object' && refused !== null ? Reflect.get(refused, 'reason') : refused;
};
/** Where a card was given, how long it is good, and its batch. */
export const cardRow = async (cardId: number) =>
  (
    await sql<{ storeId: number | null; expiresOn: string | null; batchId: number | null }>(
      `SELECT store_id AS "storeId", expires_on::text AS "expiresOn", batch_id AS "batchId" FROM cards
       WHERE card_id = ${cardId}`,
    )
  )[0];

/** Members of three tiers, two agents and two stores. */
export async function seedTiers(): Promise<void> {
  await sql(`INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES
    (3, 'silver', 3, 'Silver', 'Серебро'), (5, 'platinum', 5, 'Platinum', 'Платина')`);
  await seedMembers([
    { memberId: SILVER_MEMBER, tierId: 3 },
    { memberId: GOLD_MEMBER, tierId: 4 },
    { memberId: PLATINUM_MEMBER, tierId: 5 },
  ]);
  await seedAgents();
  await sql(`INSERT INTO stores (store_id, external_id, name, region) VALUES
    (701, 'E701', 'North', 'Kazan'), (702, 'E702', 'South', 'Perm')`);
}
