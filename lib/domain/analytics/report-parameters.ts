import { z } from 'zod';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { isDay } from '@/lib/domain/shared/calendar';
import { isPlainText } from '@/lib/domain/shared/plain-text';

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2199-12-31';
const MAX_ID = 2_147_483_647;

/** A calendar day, 'YYYY-MM-DD'. */
export const dayParameter = z
  .string()
  .refine((text) => isDay(text) && text >= FIRST_DAY && text <= LAST_DAY);

/** A calendar month, 'YYYY-MM'. */
export const monthParameter = z
  .string()
  .refine((text) => dayParameter.safeParse(`${text}-01`).success);

/** Which members are counted. Store and format are those of the first purchase. */
export const memberFilterShape = {
  tier: z.string().max(40).refine(isPlainText).optional(),
  store: z.coerce.number().int().positive().max(MAX_ID).optional(),
  /** Not `format`: that is how a report is written, json or csv. */
  storeFormat: z.enum(STORE_FORMATS).optional(),
  joinedFrom: dayParameter.optional(),
  joinedTo: dayParameter.optional(),
};

/** Which members' points are counted, by what they are now: sums of points are kept by these alone. */
export const pointFilterShape = {
  tier: memberFilterShape.tier,
  store: memberFilterShape.store,
  storeFormat: memberFilterShape.storeFormat,
};

export type MemberFilter = {
  readonly [name in keyof typeof memberFilterShape]?:
    | z.output<(typeof memberFilterShape)[name]>
    | undefined;
};
