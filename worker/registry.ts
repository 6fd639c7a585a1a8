import type { Job } from './job';
import { foldDeltas } from './jobs/fold-deltas';
import { keepDay } from './jobs/keep-day';

/** Every job of the worker. To add one: a file in jobs/ and a line here. */
export const JOBS: readonly Job[] = [foldDeltas, keepDay];
