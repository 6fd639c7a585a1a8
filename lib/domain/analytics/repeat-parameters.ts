import { z } from 'zod';
import { dayParameter, memberFilterShape, monthParameter } from './report-parameters';

/** What the reports on repeat purchases may be asked; the months are those of the first purchase. */
export const repeatParameters = z.object({
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  asOf: dayParameter.optional(),
  ...memberFilterShape,
});
