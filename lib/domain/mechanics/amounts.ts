import { z } from 'zod';
import { MOST_POINTS, type Points, parsePoints } from '../shared/points';

/** Points above zero, kept as text. */
export const somePoints = z
  .string()
  .max(30)
  .transform((text, context): Points => {
    const points = parsePoints(text);
    if (points !== null && points > 0n && points <= MOST_POINTS) return points;
    context.addIssue({ code: 'custom', message: 'no amount of points' });
    return z.NEVER;
  });
