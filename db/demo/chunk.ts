import { CopyBuffer } from './copy-buffer';
import { copyRow } from './copy-text';
import { dayText } from './day';
import { demoLines } from './lines';
import { type DemoMember, type DemoSpan, demoMember } from './member';
import type { DemoCard } from './person';
import { DEMO_CARD_TYPE_ID, DEMO_UTC_OFFSET } from './programme';
import type { DemoPurchase } from './purchases';

/** What to generate: members from..to, both included. */
export interface ChunkRequest {
  readonly from: number;
  readonly to: number;
  readonly span: DemoSpan;
  readonly hasLines: boolean;
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

/** Rows by target. */
type Gathering = Map<string, { readonly table: ChunkTable; readonly buffer: CopyBuffer }>;

function add(gathering: Gathering, table: ChunkTable, target: string, row: string): void {
  let found = gathering.get(target);
  if (!found) {
    found = { table, buffer: new CopyBuffer() };
    gathering.set(target, found);
  }
  found.buffer.append(row);
}

/** Generates a range of members as rows for COPY. */
export function generateChunk(request: ChunkRequest): ChunkPart[] {
  const gathering: Gathering = new Map();
  for (let memberId = request.from; memberId <= request.to; memberId += 1) {
    const member = demoMember(memberId, request.span);
    addPerson(gathering, member);
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
  const { person, tierId, preferredStoreId } = member;
  const { memberId, kind, email, phone } = person;
  add(
    gathering,
    'members',
    'members',
    copyRow([
      memberId,
      person.status,
      kind,
      dayText(person.joinedDay),
      tierId,
      preferredStoreId,
      person.source,
    ]),
  );
  add(
    gathering,
    'member_profiles',
    'member_profiles',
    copyRow([
      memberId,
      person.firstName,
      person.lastName,
      email,
      phone,
      person.birthOn,
      person.language,
    ]),
  );
  const claim = (claimed: string, value: string): void =>
    add(gathering, 'identity_claims', 'identity_claims', copyRow([claimed, value, memberId]));
  claim('external', person.externalId);
  if (phone !== null) claim('phone', phone);
  if (email !== null) claim('email', email);
  for (const card of person.cards) {
    claim('card', card.number);
    add(gathering, 'cards', 'cards', cardRow(memberId, card));
  }
}

/** Cards change in opening hours, each at a minute of its own. */
function cardRow(memberId: number, card: DemoCard): string {
  const { cardId, number, status, blockReason, replacedBy, issuedOn, changedOn } = card;
  const secondOfDay = OPENS_AT_SECOND + ((cardId * CARD_STEP_SECONDS) % OPEN_SECONDS);
  return copyRow([
    memberId,
    cardId,
    number,
    status,
    blockReason,
    replacedBy,
    issuedOn,
    DEMO_CARD_TYPE_ID,
    `${changedOn} ${timeText(secondOfDay)}${DEMO_UTC_OFFSET}`,
  ]);
}

function addPurchase(gathering: Gathering, purchase: DemoPurchase, hasLines: boolean): void {
  const { memberId, purchaseId } = purchase;
  const on = dayText(purchase.day);
  const partition = `_${on.slice(0, 4)}_${on.slice(5, 7)}`;
  add(
    gathering,
    'purchases',
    `purchases${partition}`,
    copyRow([
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
    ]),
  );
  if (!hasLines) return;
  for (const line of demoLines(purchase)) {
    const { lineNo, article, category, quantityMilli, amountMinor } = line;
    add(
      gathering,
      'purchase_lines',
      `purchase_lines${partition}`,
      copyRow([memberId, on, purchaseId, lineNo, article, category, quantityMilli, amountMinor]),
    );
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function timeText(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(secondOfDay % 60)}`;
}
