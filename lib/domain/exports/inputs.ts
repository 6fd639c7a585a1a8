import { z } from 'zod';
import { PIECE_MAX } from './lists';

/** How many rows of a list are read at once: a page of the screen, unless a file asks for more. */
export const rowsAtOnce = (page: number) => z.number().int().min(1).max(PIECE_MAX).default(page);
