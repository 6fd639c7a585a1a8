import type { CopyValue } from './copy-text';
import type { DemoSpan } from './day';
import { dayText } from './day';
import { type Gathering as Gathered, gather, partitionOf, timeText } from './gathering';
import { addLife, LIFE_COLUMNS, type Put } from './life';
import { demoLines } from './lines';
import { type DemoMember, demoMember } from './member';
import type { DemoCard } from './person';
import { DEMO_CARD_TYPE_ID, DEMO_UTC_OFFSET } from './programme';
import type { DemoPurchase } from './purchases';

/** What to generate: members from..to, both included. */
export interface ChunkRequest {
  readonly from: number;
  readonly to: number;
  readonly span: DemoSpan;
  readonly hasLines: boolean;
  /** Whoever sits at the desk of the demo. */
  readonly staffId: number;
  /** Who agrees to what the desk asks for. */
  readonly approverId: number;
}

/** Columns of each stream, in the order of the rows below. */
export const CHUNK_COLUMNS = {
  members: 'member_id, status, kind, joined_on, tier_id, preferred_store_id, source',
  member_profiles: 'member_id, first_name, last_name, email, phone, birth_on, language',
  identity_claims: 'kind, value, member_id',
  cards:
    'member_id, card_id, number, status, block_reason, replaced_by, issued_on, card_type_id, changed_at',
  purchases:
    'member_id, business_date, purchase_id, store_id, till, receipt, is_return, purchased_at, amount_minor, discount_minor, gap_days',
  purchase_lines:
    'member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor',
  ...LIFE_COLUMNS,
} as const;

export type ChunkTable = keyof typeof CHUNK_COLUMNS;

/** Rows for COPY. Partitioned tables are named by partition: `purchases_2025_12`. */
export interface ChunkPart {
  readonly table: ChunkTable;
  readonly target: string;
  readonly rows: Uint8Array<ArrayBuffer>;
}

const OPENS_AT_SECOND = 9 * 3_600;
const OPEN_SECONDS = 12 * 3_600;
const CARD_STEP_SECONDS = 617;

type Gathering = Gathered<ChunkTable>;

/** Generates a range of members as rows for COPY. */
export function generateChunk(request: ChunkRequest): ChunkPart[] {
  const gathering: Gathering = new Map();
  for (let memberId = request.from; memberId <= request.to; memberId += 1) {
    const member = demoMember(memberId, request.span);
    addPerson(gathering, member);
    const put: Put = (table, values, target = table) =>
      gather(gathering, { table, target }, values);
    addLife(put, member, {
      lastDay: request.span.to,
      staffId: request.staffId,
      approverId: request.approverId,
      hasLines: request.hasLines,
    });
    for (const purchase of member.purchases) addPurchase(gathering, purchase, request.hasLines);
    for (const purchase of member.guestPurchases) {
      addPurchase(gathering, purchase, request.hasLines);
    }
  }
  return [...gathering].map(([target, { table, buffer }]) => ({
    table,
    target,
    rows: buffer.taken(),
  }));
}

function addPerson(gathering: Gathering, member: DemoMember): void {
  const { person, tiers, preferredStoreId } = member;
  const { memberId, kind, email, phone } = person;
  gather(gathering, { table: 'members' }, [
    memberId,
    person.status,
    kind,
    dayText(person.joinedDay),
    tiers.tierId,
    preferredStoreId,
    person.source,
  ]);
  gather(gathering, { table: 'member_profiles' }, [
    memberId,
    person.firstName,
    person.lastName,
    email,
    phone,
    person.birthOn,
    person.language,
  ]);
  const claim = (claimed: string, value: string): void =>
    gather(gathering, { table: 'identity_claims' }, [claimed, value, memberId]);
  claim('external', person.externalId);
  if (phone !== null) claim('phone', phone);
  if (email !== null) claim('email', email);
  for (const card of person.cards) {
    claim('card', card.number);
    gather(gathering, { table: 'cards' }, cardRow(memberId, card));
  }
}

/** Cards change in opening hours, each at a minute of its own. */
function cardRow(memberId: number, card: DemoCard): readonly CopyValue[] {
  const { cardId, number, status, blockReason, replacedBy, issuedOn, changedOn } = card;
  const secondOfDay = OPENS_AT_SECOND + ((cardId * CARD_STEP_SECONDS) % OPEN_SECONDS);
  return [
    memberId,
    cardId,
    number,
    status,
    blockReason,
    replacedBy,
    issuedOn,
    DEMO_CARD_TYPE_ID,
    `${changedOn} ${timeText(secondOfDay)}${DEMO_UTC_OFFSET}`,
  ];
}

function addPurchase(gathering: Gathering, purchase: DemoPurchase, hasLines: boolean): void {
  const { memberId, purchaseId } = purchase;
  const on = dayText(purchase.day);
  gather(gathering, { table: 'purchases', target: partitionOf('purchases', on) }, [
    memberId,
    on,
    purchaseId,
    purchase.storeId,
    purchase.till,
    purchase.receipt,
    purchase.isReturn,
    `${on} ${timeText(purchase.secondOfDay)}${DEMO_UTC_OFFSET}`,
    purchase.amountMinor,
    purchase.discountMinor,
    purchase.gapDays,
  ]);
  if (!hasLines) return;
  for (const line of demoLines(purchase)) {
    const { lineNo, article, category, quantityMilli, amountMinor } = line;
    gather(gathering, { table: 'purchase_lines', target: partitionOf('purchase_lines', on) }, [
      memberId,
      on,
      purchaseId,
      lineNo,
      article,
      category,
      quantityMilli,
      amountMinor,
    ]);
  }
}
