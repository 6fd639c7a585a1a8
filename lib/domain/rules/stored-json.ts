import { z } from 'zod';
import { STORE_FORMATS } from '../purchases/states';
import { type Points, parsePoints, pointsText, toPoints } from '../shared/points';
import { CHANNELS, CONDITION_NAMES, LINE_KINDS, minorText, PAYMENT_METHODS } from './conditions';
import { type Decision, RULE_STATUSES, type RuleOutcome, TRIMS } from './decision';
import type { CapUse, ReceiptFacts, Used } from './facts';

/**
 * How decisions and what they were made by are kept: amounts as text, rows as lists, what is empty left out. The figure of the
 * version is the first thing that is read; a version that is not known is refused, never guessed at.
 */

/** The version that is written. */
const VERSION = 1;

const points = z.string().transform((text, context): Points => {
  const found = parsePoints(text);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'no amount of points' });
  return z.NEVER;
});
const NONE = toPoints(0n);
const id = z.number().int();
const texts = z.array(z.string());

const outcomeSchema = z
  .strictObject({
    rule: id,
    version: id,
    tier: id.optional(),
    status: z.enum(RULE_STATUSES),
    failed: z.array(z.tuple([z.enum(CONDITION_NAMES), texts, texts])).default([]),
    by: id.nullable().default(null),
    basis: minorText,
    points: points.prefault('0'),
    lines: z.array(z.tuple([id, points])).default([]),
    trims: z.array(z.tuple([z.enum(TRIMS), id, points, points])).default([]),
  })
  .transform(
    ({ rule, version, tier, failed, basis, lines, trims, ...outcome }): RuleOutcome => ({
      ...outcome,
      ...(tier === undefined ? {} : { tierId: tier }),
      ruleId: rule,
      versionId: version,
      basisMinor: basis,
      failed: failed.map(([condition, wanted, found]) => ({ condition, wanted, found })),
      lines: lines.map(([lineNo, given]) => ({ lineNo, points: given })),
      trims: trims.map(([by, ruleId, from, to]) => ({ by, ruleId, from, to })),
    }),
  );

const decisionSchema = z
  .strictObject({
    v: z.literal(VERSION),
    terms: id.nullable().default(null),
    points,
    lines: z.array(z.tuple([id, minorText, points])),
    outcomes: z.array(outcomeSchema),
  })
  .transform(
    ({ terms, lines, outcomes, ...decision }): Decision => ({
      termsVersionId: terms,
      points: decision.points,
      lines: lines.map(([lineNo, basisMinor, given]) => ({ lineNo, basisMinor, points: given })),
      outcomes,
    }),
  );

const factsSchema = z
  .strictObject({
    v: z.literal(VERSION),
    day: z.iso.date(),
    weekday: z.number().int().min(1).max(7),
    clock: z.string(),
    store: id,
    format: z.enum(STORE_FORMATS),
    partner: z.string().default(''),
    channel: z.enum(CHANNELS),
    tier: id.default(0),
    cardType: id.default(0),
    member: z
      .strictObject({ joined: id.nullable().default(null), birthday: id.nullable().default(null) })
      .optional(),
    /** Mechanic, version, how many times in hundredths of a percent. */
    times: z.array(z.tuple([id, id, id])).default([]),
    payments: z.array(z.tuple([z.enum(PAYMENT_METHODS), minorText])).default([]),
    byPoints: minorText.prefault('0'),
    lines: z.array(
      z.tuple([id, z.enum(LINE_KINDS), z.string(), z.string(), texts, minorText, minorText]),
    ),
  })
  .transform(
    (facts): ReceiptFacts => ({
      businessDate: facts.day,
      weekday: facts.weekday,
      clock: facts.clock,
      storeId: facts.store,
      format: facts.format,
      partner: facts.partner,
      channel: facts.channel,
      tierId: facts.tier,
      cardTypeId: facts.cardType,
      ...(facts.member === undefined
        ? {}
        : { member: { joinedDays: facts.member.joined, birthdayDays: facts.member.birthday } }),
      ...(facts.times.length === 0
        ? {}
        : {
            multipliers: facts.times.map(([ruleId, versionId, timesBps]) => ({
              ...{ ruleId, versionId, timesBps },
            })),
          }),
      payments: facts.payments.map(([method, amountMinor]) => ({ method, amountMinor })),
      paidByPointsMinor: facts.byPoints,
      lines: facts.lines.map(
        ([lineNo, kind, article, category, labels, quantityMilli, amountMinor]) => ({
          ...{ lineNo, kind, article, category, labels, quantityMilli, amountMinor },
        }),
      ),
    }),
  );

/** In the life of a rule: of the member, of all members. */
const lifeSchema = z.tuple([id, points, points]);
const useSchema = z
  .strictObject({
    v: z.literal(VERSION),
    used: z.array(z.tuple([id, points, points])),
    life: z.array(lifeSchema).default([]),
  })
  .transform(({ used, life }): CapUse => {
    const uses = new Map<number, Used>(
      used.map(([ruleId, day, month]) => [ruleId, { day, month }]),
    );
    for (const [ruleId, mine, all] of life) {
      const before = uses.get(ruleId) ?? { day: NONE, month: NONE };
      uses.set(ruleId, { ...before, life: mine, budget: all });
    }
    return uses;
  });

export type DecisionJson = z.input<typeof decisionSchema>;
export type FactsJson = z.input<typeof factsSchema>;
export type CapUseJson = z.input<typeof useSchema>;

/** The list by its name, or nothing when it is empty. */
const unlessEmpty = <K extends string, T>(name: K, list: readonly T[]) =>
  (list.length === 0 ? {} : { [name]: list }) as { [N in K]?: T[] };

function encodeOutcome(outcome: RuleOutcome): DecisionJson['outcomes'][number] {
  const { ruleId, versionId, tierId, status, failed, by, basisMinor, lines, trims } = outcome;
  return {
    ...{ rule: ruleId, version: versionId, status, basis: String(basisMinor) },
    ...(tierId === undefined ? {} : { tier: tierId }),
    ...unlessEmpty(
      'failed',
      failed.map(({ condition, wanted, found }) => [condition, [...wanted], [...found]]),
    ),
    ...(by === null ? {} : { by }),
    ...(outcome.points === 0n ? {} : { points: pointsText(outcome.points) }),
    ...unlessEmpty(
      'lines',
      lines.map((line) => [line.lineNo, pointsText(line.points)]),
    ),
    ...unlessEmpty(
      'trims',
      trims.map((trim) => [trim.by, trim.ruleId, pointsText(trim.from), pointsText(trim.to)]),
    ),
  };
}

/** A decision as it is kept. `parse` stops at what is none. */
export const decisionJson = {
  encode: ({ termsVersionId, points: earned, lines, outcomes }: Decision): DecisionJson => ({
    v: VERSION,
    ...(termsVersionId === null ? {} : { terms: termsVersionId }),
    points: pointsText(earned),
    lines: lines.map((line) => [line.lineNo, String(line.basisMinor), pointsText(line.points)]),
    outcomes: outcomes.map(encodeOutcome),
  }),
  parse: (json: unknown): Decision => decisionSchema.parse(json),
};

/** What a receipt was decided by, as it is kept. `parse` stops at what is none. */
export const factsJson = {
  encode: (facts: ReceiptFacts): FactsJson => ({
    v: VERSION,
    day: facts.businessDate,
    weekday: facts.weekday,
    clock: facts.clock,
    store: facts.storeId,
    format: facts.format,
    ...(facts.partner === '' ? {} : { partner: facts.partner }),
    channel: facts.channel,
    ...(facts.tierId === 0 ? {} : { tier: facts.tierId }),
    ...(facts.cardTypeId === 0 ? {} : { cardType: facts.cardTypeId }),
    ...(facts.member === undefined
      ? {}
      : { member: { joined: facts.member.joinedDays, birthday: facts.member.birthdayDays } }),
    ...unlessEmpty(
      'times',
      (facts.multipliers ?? []).map(({ ruleId, versionId, timesBps }): [number, number, number] => [
        ...([ruleId, versionId, timesBps] as const),
      ]),
    ),
    ...unlessEmpty(
      'payments',
      facts.payments.map(({ method, amountMinor }) => [method, String(amountMinor)]),
    ),
    ...(facts.paidByPointsMinor === 0n ? {} : { byPoints: String(facts.paidByPointsMinor) }),
    lines: facts.lines.map((line) => [
      line.lineNo,
      line.kind,
      line.article,
      line.category,
      [...line.labels],
      String(line.quantityMilli),
      String(line.amountMinor),
    ]),
  }),
  parse: (json: unknown): ReceiptFacts => factsSchema.parse(json),
};

/** What was used of caps when a receipt was decided: a return needs it as it was. */
export const capUseJson = {
  encode: (used: CapUse): CapUseJson => ({
    v: VERSION,
    used: [...used].map(([ruleId, { day, month }]) => [ruleId, pointsText(day), pointsText(month)]),
    ...unlessEmpty(
      'life',
      [...used].flatMap(([ruleId, { life, budget }]): z.input<typeof lifeSchema>[] =>
        life === undefined && budget === undefined
          ? []
          : [[ruleId, pointsText(life ?? NONE), pointsText(budget ?? NONE)]],
      ),
    ),
  }),
  parse: (json: unknown): CapUse => useSchema.parse(json),
};
