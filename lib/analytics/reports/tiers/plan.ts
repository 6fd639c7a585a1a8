import 'server-only';
import type { z } from 'zod';
import { addDays } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import type { tiersParameters } from './spec';

const YEAR_DAYS = 365;

/** The days of the report. */
export type TiersPlan = {
  readonly asOfOn: string;
  /** Moves after the first day's end up to the second's are counted. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly nearDays: number;
  readonly missingPercent: number;
};

/** Reads what was asked: without days, the last year. Throws `invalid_input` when they are out of order or not over yet. */
export function planTiers(
  { from, to, nearDays, missingPercent }: z.output<typeof tiersParameters>,
  { latestOn, timeZone, currency }: AnalyticsState,
): TiersPlan {
  const lastOn = to ?? latestOn;
  if (lastOn > latestOn) throw new AppError('invalid_input', { fields: ['to'] });
  const firstOn = from ?? addDays(lastOn, -YEAR_DAYS);
  if (firstOn >= lastOn) throw new AppError('invalid_input', { fields: ['from'] });
  return {
    ...{ asOfOn: latestOn, from: firstOn, to: lastOn, timeZone, currency },
    ...{ nearDays, missingPercent },
  };
}
