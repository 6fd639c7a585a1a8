import 'server-only';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from './analytics-state';

/**
 * The day a report is counted to: the one asked for, else the given one. Throws AppError `invalid_input` for a day
 * that is still to come, whose figures nobody can know.
 */
export function asOfDay(
  asked: string | undefined,
  { latestOn }: Pick<AnalyticsState, 'latestOn'>,
  otherwise: string,
): string {
  if (asked !== undefined && asked > latestOn) {
    throw new AppError('invalid_input', { fields: ['asOf'] });
  }
  return asked ?? otherwise;
}
