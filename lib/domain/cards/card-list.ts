import { z } from 'zod';
import { dayParameter } from '../analytics/report-parameters';
import { SEARCH_MAX_LENGTH } from '../members/list-filters';
import type { ShownTier } from '../members/listed-member';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import type { NamedCardType } from './card-type-page';
import { type BlockReason, type CARD_OPERATIONS, CARD_STATUSES, type CardStatus } from './states';

export const CARDS_PAGE_SIZE = 50;
const TYPES_MAX = 60;
const MAX_ID = 2_147_483_647;

/** What the list of cards can be narrowed by; the last event lies between two days, both in. */
export const cardFiltersSchema = z.object({
  q: z.string().trim().min(1).max(SEARCH_MAX_LENGTH).optional(),
  status: z.enum(CARD_STATUSES).optional(),
  type: z.array(z.number().int().positive().max(MAX_ID)).min(1).max(TYPES_MAX).optional(),
  batch: z.number().int().positive().max(MAX_ID).optional(),
  /** Where it was handed out, or lay before. */
  store: z.number().int().positive().max(MAX_ID).optional(),
  changedFrom: dayParameter.optional(),
  changedTo: dayParameter.optional(),
});
export type CardFilters = z.output<typeof cardFiltersSchema>;

/** Filters a reader sets one by one. */
export const CARD_FILTER_KEYS = ['type', 'batch', 'store', 'changedFrom', 'changedTo'] as const;

/** The card that a page begins after: microseconds of its last event since 1970, and its id. */
export const cardCursorSchema = z.object({
  changedMicros: z.string().regex(/^\d{1,18}$/),
  cardId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
export type CardCursor = z.output<typeof cardCursorSchema>;

/** The cursor as text for an address, and back; null when it is none. */
export const writeCardCursor = ({ changedMicros, cardId }: CardCursor): string =>
  `${changedMicros}-${cardId}`;
export function readCardCursor(text: string | undefined): CardCursor | null {
  const [changedMicros, cardId] = (text ?? '').split('-');
  return cardCursorSchema.safeParse({ changedMicros, cardId: Number(cardId) }).data ?? null;
}

/** The filters in an address; what cannot be read is left out, one by one. */
export function cardFiltersFromAddress(parameters: AddressParameters): CardFilters {
  const text = (key: string) => parameterOf(parameters, key) || undefined;
  const given = {
    q: text('q'),
    status: text('status'),
    type: text('type')?.split(',').map(Number),
    batch: text('batch') === undefined ? undefined : Number(text('batch')),
    store: text('store') === undefined ? undefined : Number(text('store')),
    changedFrom: text('changedFrom'),
    changedTo: text('changedTo'),
  };
  const { shape } = cardFiltersSchema;
  const read = Object.entries(given).flatMap(([key, value]) => {
    const parsed = shape[key as keyof typeof shape].safeParse(value);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(read);
}

/** A card in the list. */
export type ListedCard = {
  readonly cardId: number;
  readonly version: number;
  readonly number: string;
  readonly status: CardStatus;
  readonly blockReason: BlockReason | null;
  readonly type: Pick<NamedCardType, 'nameEn' | 'nameRu' | 'look'> | null;
  readonly batchCode: string | null;
  readonly member: {
    readonly memberId: number;
    readonly code: string;
    /** Empty when it is not known. */
    readonly name: string;
    readonly tier: ShownTier | null;
  };
  /** Null: it came with its data and nothing happened to it since. */
  readonly lastOperation: (typeof CARD_OPERATIONS)[number] | null;
  readonly changedAt: Date;
};

/** A page of cards, the one that changed last first. */
export type CardsPage = { readonly cards: readonly ListedCard[]; readonly next: CardCursor | null };

/** Cards by state. */
export type CardCounts = Readonly<Record<CardStatus, number>>;
