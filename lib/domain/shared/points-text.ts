import { z } from 'zod';
import { MOST_POINTS, type Points, parsePoints } from './points';

/** Points of a definition, kept as text. */
export const pointsText = z
  .string()
  .max(30)
  .transform((text, context): Points => {
    const points = parsePoints(text);
    if (points !== null && points <= MOST_POINTS) return points;
    context.addIssue({ code: 'custom', message: 'no amount of points' });
    return z.NEVER;
  });
/** The same, above zero. */
export const somePoints = pointsText.refine((points) => points > 0n);
