import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { type CardLook, holderRights } from '@/lib/domain/cards/card-types';
import { type CardFacts, mayDo } from '@/lib/domain/cards/may-do';
import {
  type BlockReason,
  CARD_RIGHTS,
  type CardStatus,
  DESK_OPERATIONS,
} from '@/lib/domain/cards/states';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { listEvents } from '../list-events';

type CardRow = TierColumns &
  TypeColumns & {
    readonly cardId: number;
    readonly memberId: number;
    readonly number: string;
    readonly status: CardStatus;
    readonly blockReason: BlockReason | null;
    readonly isVirtual: boolean;
    readonly isSupplementary: boolean;
    readonly issuedOn: string;
    readonly expiresOn: string | null;
    readonly version: number;
    readonly replacedById: number | null;
    readonly replacedByNumber: string | null;
    readonly replacesId: number | null;
    readonly replacesNumber: string | null;
    readonly firstName: string;
    readonly lastName: string;
    readonly memberStatus: MemberStatus;
    readonly timeZone: string;
  };

type TypeColumns = {
  readonly typeId: number | null;
  readonly typeCode: string | null;
  readonly typeNameEn: string | null;
  readonly typeNameRu: string | null;
  readonly typeLook: CardLook | null;
  readonly typeMayEarn: boolean | null;
  readonly typeMayRedeem: boolean | null;
  readonly supplementMayRedeem: boolean | null;
  readonly batchId: number | null;
  readonly batchCode: string | null;
};

/** By its own id, or by a number that somebody has: the claim leads to the member, the member to the card. */
function found(
  read: Read,
  { cardId, number }: { cardId?: number | undefined; number?: string | undefined },
) {
  if (number === undefined) return read`SELECT * FROM cards WHERE card_id = ${cardId ?? 0}`;
  return read`
    SELECT c.* FROM identity_claims i JOIN cards c ON c.member_id = i.member_id AND c.number = i.value AND c.moved_to IS NULL
    WHERE i.kind = 'card' AND i.value = ${number}`;
}

/**
 * A card by its id or its number, whatever became of it: its member, its life, and which operations are possible or why
 * not. A replaced card leads to the one in its place. Throws `not_found`.
 */
export const getCard = defineQuery({
  id: 'cards.get',
  permission: 'cards.read',
  input: z.union([
    z.object({ cardId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    z.object({ number: z.string().regex(/^\d{1,40}$/) }),
  ]),
  run: async ({ read, input, actor }): Promise<CardPage> => {
    const rows = await read<CardRow[]>`
      WITH c AS (${found(read, input)})
      SELECT c.card_id::float8 AS "cardId", c.member_id::float8 AS "memberId", c.number, c.status,
        c.block_reason AS "blockReason", c.is_virtual AS "isVirtual", c.is_supplementary AS "isSupplementary", c.issued_on AS "issuedOn",
        c.expires_on AS "expiresOn", c.version,
        n.card_id::float8 AS "replacedById", n.number AS "replacedByNumber",
        o.card_id::float8 AS "replacesId", o.number AS "replacesNumber",
        coalesce(p.first_name, '') AS "firstName", coalesce(p.last_name, '') AS "lastName",
        m.status AS "memberStatus", ${read.unsafe(tierColumns('t'))},
        y.card_type_id AS "typeId", y.code AS "typeCode", y.name_en AS "typeNameEn", y.name_ru AS "typeNameRu",
        y.look AS "typeLook", y.may_earn AS "typeMayEarn", y.may_redeem AS "typeMayRedeem",
        y.supplement_may_redeem AS "supplementMayRedeem",
        b.batch_id AS "batchId", b.code AS "batchCode", coalesce(g.time_zone, 'UTC') AS "timeZone"
      FROM c
      JOIN members m USING (member_id)
      LEFT JOIN programme g ON true
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN tiers t ON t.tier_id = m.tier_id
      LEFT JOIN card_types y ON y.card_type_id = c.card_type_id
      LEFT JOIN card_batches b ON b.batch_id = c.batch_id
      LEFT JOIN cards n ON n.member_id = c.member_id AND n.card_id = c.replaced_by
      LEFT JOIN cards o ON o.member_id = c.member_id AND o.replaced_by = c.card_id
      LIMIT 1`;
    const [row] = rows;
    if (row === undefined) throw new AppError('not_found');
    const showsNotes = can(actor, 'cards.operate');
    return toPage(row, await listEvents(read, row, { showsNotes }));
  },
});

function related(cardId: number | null, number: string | null) {
  return cardId === null || number === null ? null : { cardId, number };
}

/** A card from before there were types has none. */
function typeOf({ typeId, typeCode, typeNameEn, typeNameRu, typeLook }: TypeColumns) {
  if (typeId === null || typeCode === null || typeLook === null) return null;
  const names = { nameEn: typeNameEn ?? typeCode, nameRu: typeNameRu ?? typeCode };
  return { cardTypeId: typeId, code: typeCode, ...names, look: typeLook };
}

function toPage(row: CardRow, events: CardPage['events']): CardPage {
  const { status, blockReason, memberStatus, memberId } = row;
  const facts: CardFacts = { status, blockReason, memberStatus };
  return {
    cardId: row.cardId,
    number: row.number,
    status,
    blockReason,
    rights: holderRights(
      CARD_RIGHTS[status],
      {
        mayEarn: row.typeMayEarn ?? true,
        mayRedeem: row.typeMayRedeem ?? true,
        supplementMayRedeem: row.supplementMayRedeem ?? true,
      },
      row.isSupplementary,
    ),
    type: typeOf(row),
    batch:
      row.batchId === null || row.batchCode === null
        ? null
        : { batchId: row.batchId, code: row.batchCode },
    isVirtual: row.isVirtual,
    issuedOn: row.issuedOn,
    expiresOn: row.expiresOn,
    version: row.version,
    replacedBy: related(row.replacedById, row.replacedByNumber),
    replaces: related(row.replacesId, row.replacesNumber),
    member: {
      memberId,
      code: memberCode(memberId),
      name: `${row.firstName} ${row.lastName}`.trim(),
      status: memberStatus,
      tier: shownTier(row),
    },
    events,
    operations: DESK_OPERATIONS.filter((operation) => operation !== 'supplement').map(
      (operation) => {
        const verdict = mayDo(facts, operation);
        if ('refusal' in verdict) return { operation, refusal: verdict.refusal };
        // A card without an end has nothing to renew.
        const isEndless = operation === 'renew' && row.expiresOn === null;
        return { operation, refusal: isEndless ? 'validity_not_later' : null };
      },
    ),
    timeZone: row.timeZone,
  };
}
