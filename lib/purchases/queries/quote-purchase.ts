import 'server-only';
import type { QuoteAnswer } from '@/lib/domain/purchases/receipt-answer';
import { factsOf } from '@/lib/domain/purchases/receipt-facts';
import { quoteInput } from '@/lib/domain/purchases/receipt-input';
import { goodsOf } from '@/lib/domain/rewards/coupon-at-till';
import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import { discountedFacts } from '@/lib/domain/rules/quote-discounts';
import { quoteSpending } from '@/lib/domain/rules/quote-spending';
import { decisionJson } from '@/lib/domain/rules/stored-json';
import { toJsonable } from '@/lib/domain/shared/jsonable';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readActiveRules } from '@/lib/rules/read-active-rules';
import { readRowsOf } from '../claims/read-receipts';
import { quoteWithCoupons } from '../coupons/quote-coupons';
import { findBuyer } from '../deciding/find-buyer';
import { readMemberContext } from '../deciding/read-member-context';
import { readQuotedMember } from '../deciding/read-quoted-member';
import { readLifeUse, readMemberFacts } from '../deciding/what-rules-ask';

const NONE = toPoints(0n);

/**
 * What a basket would earn, what of it points may pay, and what discounts take off, by the rules of its own day; for a member or
 * a guest. Input: `quoteInput` of lib/domain/purchases/receipt-input (lines before discounts of the rules); answer: `QuoteAnswer`.
 * Points are spent on what is left after discounts. Throws `card_not_active`, `not_found`.
 */
export const quotePurchase = defineQuery({
  id: 'purchases.quote',
  permission: 'purchases.post',
  input: quoteInput,
  run: async ({ read, input, now }): Promise<QuoteAnswer> => {
    const run = readRowsOf(read);
    const buyer = await findBuyer(run, input);
    const { memberId, businessDate, mayRedeem } = buyer;
    const [rules, context, member] = await Promise.all([
      readActiveRules(run, businessDate),
      memberId === null ? null : readMemberContext(run, { ...input, memberId, businessDate }),
      memberId === null ? null : readQuotedMember(run, { memberId, businessDate, now }),
    ]);
    const asked =
      memberId === null ? {} : await readMemberFacts(run, rules, { memberId, businessDate });
    const times = context?.multipliers === undefined ? {} : { multipliers: context.multipliers };
    const around = { ...buyer, tierId: context?.tierId ?? 0, ...asked, ...times };
    const before = factsOf(input, around, 0n);
    const bought = member?.bought ?? { everMinor: 0n, yearMinor: 0n };
    const canSpend = mayRedeem && member?.mayRedeem === true;
    const { discounts, coupons } = await quoteWithCoupons(run, input.coupons, {
      toQuote: { rules, facts: before, bought },
      receipt: {
        ...{ memberId, businessDate, mayRedeem: canSpend },
        goodsMinor: goodsOf(before.lines),
      },
    });
    const after = discountedFacts(before, discounts);
    const spendable = canSpend ? member.available : NONE;
    const spending = quoteSpending({
      ...{ rules, facts: after, wanted: input.spendPoints },
      available: member === null ? null : spendable,
    });
    const paidByPointsMinor = input.spendPoints === null ? 0n : spending.minor;
    const decision =
      context === null || memberId === null
        ? null
        : decideReceipt({
            ...{ rules, facts: { ...after, paidByPointsMinor } },
            used: await readLifeUse(run, rules, { memberId, used: context.used }),
          });
    const notice = member === null ? buyer.notice : member.withheld;
    return {
      ...{ memberId, businessDate, notice },
      amountMinor: discounts.totalMinor.toString(),
      discounts: toJsonable(discounts),
      coupons,
      spending: toJsonable(spending),
      available: member === null ? null : pointsText(member.available),
      earned: pointsText(decision === null || notice !== null ? NONE : decision.points),
      decision: decision === null ? null : decisionJson.encode(decision),
    };
  },
});
