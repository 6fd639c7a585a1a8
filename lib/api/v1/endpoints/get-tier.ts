import 'server-only';
import { z } from 'zod';
import { decimalsOf, toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { TIER_BASES, TIER_COLOURS, TIER_SHAPES } from '@/lib/domain/tiers/ladder';
import { isOwnShown, type MemberLadder, type ToldTier } from '@/lib/domain/tiers/member-tier';
import type { Ask, Need } from '@/lib/domain/tiers/outlook';
import { runQuery } from '@/lib/kernel/query';
import { getTierStanding } from '@/lib/tiers/queries/get-tier-standing';
import { defineEndpoint } from '../endpoint';
import { dayAnswer, memberParams } from '../fields';

const tierAnswer = z
  .object({
    rank: z.int().describe('From 1 at the foot of the ladder.'),
    nameEn: z.string(),
    nameRu: z.string(),
    shape: z.enum(TIER_SHAPES),
    colour: z.enum(TIER_COLOURS),
  })
  .meta({ title: 'Tier' });

const askAnswer = z
  .object({
    tier: tierAnswer,
    match: z.enum(['all', 'any']).describe('Whether all of `asks` are needed, or any of them.'),
    isMet: z.boolean(),
    fromOn: dayAnswer.describe('First day of what counts.'),
    byOn: dayAnswer
      .nullable()
      .describe('Last day of what counts; null: the window moves on every day.'),
    asks: z.array(
      z.object({
        basis: z.enum(TIER_BASES),
        asked: z
          .string()
          .describe('As text: money in the programme’s currency, a number of receipts, or points.'),
        measured: z.string(),
        missing: z.string(),
      }),
    ),
  })
  .meta({ title: 'TierAsk' });

const answer = z.object({
  memberId: z.int(),
  currency: z.string(),
  ladders: z
    .array(
      z.object({
        ladder: z.object({
          id: z.int(),
          version: z.int(),
          nameEn: z.string(),
          nameRu: z.string(),
        }),
        tier: tierAnswer
          .nullable()
          .describe(
            'What the member has: the higher of what they earned and of what is held. Null: below the lowest.',
          ),
        sinceOn: dayAnswer.nullable(),
        validUntilOn: dayAnswer
          .nullable()
          .describe(
            'Last day without being proven again; null: proven every night, or nothing to lose.',
          ),
        graceUntilOn: dayAnswer.nullable().describe('Last day of grace, while its clock runs.'),
        heldUntilOn: dayAnswer
          .nullable()
          .describe(
            'Last day to which a tier by hand, an extension or a merge holds it, whatever they buy; null: nothing does.',
          ),
        earned: z
          .object({
            tier: tierAnswer.nullable(),
            sinceOn: dayAnswer.nullable(),
            validUntilOn: dayAnswer.nullable(),
            graceUntilOn: dayAnswer.nullable(),
          })
          .describe('What they earned themselves: it stands beneath what is held.'),
        next: askAnswer.nullable().describe('The tier above; null: none is.'),
        keep: askAnswer.nullable().describe('To keep the tier; null: nothing to lose.'),
      }),
    )
    .describe('The one whose tier is shown comes first.'),
});
type Answer = z.output<typeof answer>;
type AskAnswer = z.output<typeof askAnswer>;

function toldTier({ step, nameEn, nameRu, shape, colour }: ToldTier) {
  return { rank: step + 1, nameEn, nameRu, shape, colour };
}

function amountOf(basis: Need['basis'], value: bigint, currency: string): string {
  if (basis === 'spend') return toMajorUnits(value, decimalsOf(currency));
  return basis === 'points' ? pointsText(toPoints(value)) : String(value);
}

function toldAsk(ask: Ask | null, tier: ToldTier | null, currency: string): AskAnswer | null {
  if (ask === null || tier === null) return null;
  const { match, isMet, fromOn, byOn, needs } = ask;
  return {
    tier: toldTier(tier),
    match,
    isMet,
    fromOn,
    byOn,
    asks: needs.map(({ basis, asked, measured, missing }) => ({
      basis,
      asked: amountOf(basis, asked, currency),
      measured: amountOf(basis, measured, currency),
      missing: amountOf(basis, missing, currency),
    })),
  };
}

function toldLadder(ladder: MemberLadder, currency: string): Answer['ladders'][number] {
  const { ruleId, versionNo, nameEn, nameRu, tier, ownTier, next, nextTier, keep } = ladder;
  const { sinceOn, validUntilOn, graceUntilOn } = ladder.standing;
  return {
    ladder: { id: ruleId, version: versionNo, nameEn, nameRu },
    tier: tier === null ? null : toldTier(tier),
    sinceOn: ladder.sinceOn,
    validUntilOn: ladder.validUntilOn,
    graceUntilOn: isOwnShown(ladder) ? graceUntilOn : null,
    heldUntilOn: ladder.floorUntilOn,
    earned: {
      tier: ownTier === null ? null : toldTier(ownTier),
      ...{ sinceOn, validUntilOn, graceUntilOn },
    },
    next: toldAsk(next, nextTier, currency),
    keep: toldAsk(keep, tier, currency),
  };
}

export const getTier = defineEndpoint({
  id: 'getTier',
  method: 'GET',
  path: '/members/{memberId}/tier',
  scope: 'members.read',
  summary:
    'Tell the tier of a member on each ladder: until when, what is missing to the next one and to keep it.',
  errors: ['not_found'],
  params: memberParams,
  answer,
  run: async ({ actor, params: { memberId } }) => {
    const { ladders, currency } = await runQuery(getTierStanding, { memberId }, actor);
    return {
      memberId,
      currency,
      ladders: ladders.map((ladder) => toldLadder(ladder, currency)),
    };
  },
});
