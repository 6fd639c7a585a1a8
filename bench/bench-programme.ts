import { DEMO_HISTORY_MONTHS } from '@/db/demo/programme';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';

/** The bench always measures the same programme: its history ends on this day. */
export const BENCH_UNTIL_ON = '2026-11-20';

/** First month of that history. */
export const BENCH_FROM_MONTH = addMonths(monthOf(BENCH_UNTIL_ON), -DEMO_HISTORY_MONTHS);
