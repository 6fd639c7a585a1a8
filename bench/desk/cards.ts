import { countCards } from '@/lib/cards/queries/count-cards';
import { listCards } from '@/lib/cards/queries/list-cards';
import type { UserActor } from '@/lib/domain/access/actor';
import type { CardCursor, CardFilters } from '@/lib/domain/cards/card-list';
import { runQuery } from '@/lib/kernel/query';
import type { Read } from './reads';
import { CARD_STORES, cardNumber } from './seed-cards';
import { BENCH_USER, DESK_NOW } from './seed-desk';

const PAGE_TARGET_MS = 50;
const COUNT_TARGET_MS = 200;
/** Between the first last event and the last one. */
const MIDDLE = Date.parse('2025-05-20T12:00:00Z');
const STRIDE = 7_919;

const actor: UserActor = { kind: 'user', userId: BENCH_USER, role: 'admin', requestId: 'bench' };
const at = { now: DESK_NOW };

const listed = (filters: CardFilters, cursor: CardCursor | null = null) =>
  runQuery(listCards, { filters, cursor }, actor, at);
const counted = (filters: CardFilters) => runQuery(countCards, { filters }, actor, at);

/** The list of cards as a desk narrows it, and the counts beside its states. */
export function cardReads(members: number): readonly Read[] {
  const member = (turn: number) => ((turn * STRIDE) % members) + 1;
  const store = (turn: number) => (turn % CARD_STORES) + 1;
  const middle = { changedMicros: String(MIDDLE * 1000), cardId: 1 };
  const month = { changedFrom: '2026-10-01', changedTo: '2026-10-31' };
  return [
    ['Cards, first page', PAGE_TARGET_MS, () => listed({})],
    ['Cards, a page from the middle', PAGE_TARGET_MS, () => listed({}, middle)],
    [
      'Cards that are blocked, of one type',
      PAGE_TARGET_MS,
      () => listed({ status: 'blocked', type: [1] }),
    ],
    [
      'Cards of one store that changed in a month',
      PAGE_TARGET_MS,
      (turn) => listed({ store: store(turn), ...month }),
    ],
    [
      'Cards by the end of a number',
      PAGE_TARGET_MS,
      (turn) => listed({ q: cardNumber(member(turn)).slice(-6) }),
    ],
    ['Cards by a family name', PAGE_TARGET_MS, (turn) => listed({ q: `Family ${member(turn)}` })],
    ['Counts beside the states of cards', PAGE_TARGET_MS, () => counted({})],
    ['The same, of one store', COUNT_TARGET_MS, (turn) => counted({ store: store(turn) })],
  ];
}
