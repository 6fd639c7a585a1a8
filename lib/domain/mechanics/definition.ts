import { z } from 'zod';
import { minorText } from '../rules/conditions';
import { segmentSchema } from '../segments/definition';
import { somePoints } from '../shared/points-text';
import { kindOf, occasionSchema } from './kinds/registry';
import { LEFT_OUT } from './occurrence';
import { rewardSchema } from './rewards';

/**
 * A mechanic: an occasion, for whom, what is given, within which limits, and who is held back to see what it is worth. Kept as a version of a
 * rule of kind `mechanic`, dated and approved by a second person like any other.
 */
const MOST_REWARDS = 5;
const MOST_MEMBERS = 100_000_000;
const MOST_TIMES = 1_000;
const MOST_DAYS = 3_650;
const MOST_HOLDOUT_BPS = 5_000;
const GROUP_MAX = 40;
const SUBJECT_MAX = 120;
const TEXT_MAX = 2_000;
/** Points that are to bring somebody back live no longer than this: they burn when they do not. */
export const MOST_SHORT_LIFE_DAYS = 90;
/** A tenth. */
export const USUAL_HOLDOUT_BPS = 1_000;
const WHOLE_BPS = 10_000;
/** Two points more of the members buy. */
export const USUAL_LEAST_BPS = 200;

const bothTexts = (most: number) =>
  z.strictObject({
    en: z.string().trim().min(1).max(most),
    ru: z.string().trim().min(1).max(most),
  });

/** The word that goes with it; promotional: not without consent. */
const messageSchema = z.strictObject({
  kind: z.enum(['promotional', 'service']).default('promotional'),
  subject: bothTexts(SUBJECT_MAX),
  text: bothTexts(TEXT_MAX),
});

/** The most that it gives in its life, to all members together. */
const budgetSchema = z
  .strictObject({
    points: somePoints.optional(),
    minor: minorText.refine((minor) => minor > 0n).optional(),
    members: z.number().int().min(1).max(MOST_MEMBERS).optional(),
  })
  .default({});

/** The most that it gives one member: so many times within so many days, or ever; so many points in its life. */
const perMemberSchema = z
  .strictObject({
    times: z
      .strictObject({
        most: z.number().int().min(1).max(MOST_TIMES),
        inDays: z.number().int().min(1).max(MOST_DAYS).nullable().default(null),
      })
      .optional(),
    points: somePoints.optional(),
    /** After an award none for so many days; 0: at once again. */
    cooldownDays: z.number().int().min(0).max(MOST_DAYS).default(0),
  })
  .prefault({});

const shape = z.strictObject({
  kind: z.literal('mechanic'),
  occasion: occasionSchema,
  /** Null: every member in force. */
  audience: segmentSchema.nullable().default(null),
  /** Who is left out beside those whom its kind leaves out. */
  leaveOut: z.array(z.enum(LEFT_OUT)).max(LEFT_OUT.length).default([]),
  rewards: z.array(rewardSchema).max(MOST_REWARDS).default([]),
  message: messageSchema.optional(),
  /** When the reward is credited: with the decision, or once a confirmed channel took the message. */
  creditedAfter: z.enum(['decision', 'message']).default('decision'),
  budget: budgetSchema,
  perMember: perMemberSchema,
  /** Of mechanics of one group a member gets one within so many days, the one of the lowest priority number; null: beside any. */
  group: z
    .strictObject({
      name: z.string().trim().min(1).max(GROUP_MAX),
      days: z.number().int().min(1).max(MOST_DAYS).default(1),
    })
    .nullable()
    .default(null),
  /** Lower numbers are judged first. */
  priority: z.number().int().min(1).max(999).default(100),
  /** The part of members who get nothing, in hundredths of a percent. */
  holdoutBps: z.number().int().min(0).max(MOST_HOLDOUT_BPS).default(USUAL_HOLDOUT_BPS),
  /** The difference of buyers that its results are planned to show, in hundredths of a point of percent. */
  leastBps: z.number().int().min(1).max(WHOLE_BPS).default(USUAL_LEAST_BPS),
});
type Shape = z.output<typeof shape>;

/** What can be wrong with a mechanic whose answers are each right. */
export const MECHANIC_FLAWS = [
  'givesNothing',
  'messageMissing',
  'notAfterMessage',
  'livesTooLong',
  'leftOutTwice',
] as const;
export type MechanicFlawCode = (typeof MECHANIC_FLAWS)[number];
type Flaw = { readonly path: readonly (string | number)[]; readonly message: MechanicFlawCode };

/** A gift that is to bring somebody back is credited after the message, and burns soon when it is not used. */
function reactivationFlaws({ occasion, rewards, creditedAfter }: Shape): readonly Flaw[] {
  if (occasion.is !== 'reactivation') return [];
  const long = rewards.flatMap((reward, i): readonly Flaw[] => {
    const isLong = reward.is === 'points' && (reward.livesDays ?? MOST_DAYS) > MOST_SHORT_LIFE_DAYS;
    return isLong ? [{ path: ['rewards', i, 'livesDays'], message: 'livesTooLong' }] : [];
  });
  if (rewards.length === 0 || creditedAfter === 'message') return long;
  return [...long, { path: ['creditedAfter'], message: 'notAfterMessage' }];
}

function flawsOf(mechanic: Shape): readonly Flaw[] {
  const { rewards, message, creditedAfter, leaveOut } = mechanic;
  const flaw = (isFlaw: boolean, path: string, code: MechanicFlawCode): readonly Flaw[] =>
    isFlaw ? [{ path: [path], message: code }] : [];
  return [
    ...flaw(rewards.length === 0 && message === undefined, 'rewards', 'givesNothing'),
    ...flaw(creditedAfter === 'message' && message === undefined, 'message', 'messageMissing'),
    ...flaw(new Set(leaveOut).size !== leaveOut.length, 'leaveOut', 'leftOutTwice'),
    ...reactivationFlaws(mechanic),
  ];
}

/** A mechanic as it is kept and sent (`z.input`) and as it is used (`z.output`). */
export const mechanicSchema = shape.superRefine((mechanic, context) => {
  if (context.issues.length > 0) return;
  for (const { path, message } of flawsOf(mechanic)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
export type MechanicJson = z.input<typeof mechanicSchema>;
export type Mechanic = z.output<typeof mechanicSchema>;

/** Who is left out of a mechanic: by its kind, by itself, and who cannot be told what it has to tell. */
export function leftOutOf(mechanic: Mechanic) {
  const asked = mechanic.message?.kind === 'promotional' && mechanic.creditedAfter === 'message';
  const told = asked ? (['noChannel', 'noConsent'] as const) : [];
  const left = new Set([...kindOf(mechanic.occasion).leavesOut, ...mechanic.leaveOut, ...told]);
  return LEFT_OUT.filter((one) => left.has(one));
}

/** The fewest days between two awards of it to one member. */
export function daysApart({ occasion, perMember }: Mechanic): number {
  return Math.max(kindOf(occasion).leastApartDays, perMember.cooldownDays);
}
