import 'server-only';
import type { z } from 'zod';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { findBuyerId } from '@/lib/members/queries/find-member-id';
import { soughtOf } from '../sought-of';
import type { quoteBody } from './receipt-body';

type Named = z.output<typeof quoteBody>['member'];

export type NamedBuyer = { readonly memberId: number | null; readonly cardNumber: string | null };

const GUEST: NamedBuyer = { memberId: null, cardNumber: null };

/** Whom a receipt names, for the commands of purchases. Throws `not_found` for a phone, an e-mail or an id that nobody has. */
export async function buyerOfCall(actor: ApiKeyActor, member: Named): Promise<NamedBuyer> {
  if (member === undefined) return GUEST;
  if ('memberId' in member) return { memberId: member.memberId, cardNumber: null };
  const sought = soughtOf(member);
  if ('card' in sought) {
    const digits = sought.card.replaceAll(/[\s-]/g, '');
    return { memberId: null, cardNumber: digits === '' ? '0' : digits };
  }
  return { memberId: await runQuery(findBuyerId, sought, actor), cardNumber: null };
}

/**
 * Does it for the buyer; with a card that may not be used, does it for a guest: what is blocked looks like what nobody has.
 * `isCardHidden` says that it was so.
 */
export async function asKnownBuyer<Result>(
  buyer: NamedBuyer,
  work: (buyer: NamedBuyer, isCardHidden: boolean) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(buyer, false);
  } catch (error) {
    const isHidden = error instanceof AppError && error.code === 'card_not_active';
    if (!isHidden || buyer.cardNumber === null) throw error;
    return work(GUEST, true);
  }
}
