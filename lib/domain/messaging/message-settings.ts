import { z } from 'zod';

/** How much advertising a member gets, and when none goes. Days, weeks and hours are those of the member's zone. */
export type MessageSettings = {
  /** Most advertising messages of a calendar day and of a week from Monday on, over all channels. */
  readonly capADay: number;
  readonly capAWeek: number;
  /** Minutes from midnight: no advertising goes from the first until before the second, over midnight too; the same twice: never quiet. */
  readonly quietFromMinute: number;
  readonly quietUntilMinute: number;
  /** Hours after which advertising that was held back is not sent any more. */
  readonly staleHours: number;
};

export const MESSAGE_SETTINGS = {
  capADay: 1,
  capAWeek: 3,
  quietFromMinute: 21 * 60,
  quietUntilMinute: 9 * 60,
  staleHours: 72,
} as const satisfies MessageSettings;

export const CAP_MAX = 100;
export const LAST_MINUTE = 24 * 60 - 1;
export const STALE_HOURS_MAX = 24 * 30;

/** The settings as a person gives them: a week takes no less than a day. */
export const messageSettingsInput = z
  .strictObject({
    capADay: z.number().int().min(1).max(CAP_MAX),
    capAWeek: z.number().int().min(1).max(CAP_MAX),
    quietFromMinute: z.number().int().min(0).max(LAST_MINUTE),
    quietUntilMinute: z.number().int().min(0).max(LAST_MINUTE),
    staleHours: z.number().int().min(1).max(STALE_HOURS_MAX),
  })
  .refine(({ capADay, capAWeek }) => capADay <= capAWeek, { path: ['capAWeek'] });
