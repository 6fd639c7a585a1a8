import { z } from 'zod';
import { dayInput, idInput } from '../../access/inputs';
import type { MechanicFigures } from './simulation-input';

const count = z.number().int().min(0);

/** What a version was thought to do, as it is kept. */
export const forecastInput = z.object({
  versionId: idInput,
  ruleId: idInput,
  fromOn: dayInput,
  throughOn: dayInput,
  looked: count,
  inForce: count,
  isSample: z.boolean(),
  figures: z.custom<MechanicFigures>((value) => typeof value === 'object' && value !== null),
});
export type Forecast = z.output<typeof forecastInput>;

/** A forecast that was kept, by the number of its version. */
export type KeptForecast = Omit<Forecast, 'versionId' | 'ruleId'> & {
  readonly no: number;
  readonly madeAt: Date;
};
