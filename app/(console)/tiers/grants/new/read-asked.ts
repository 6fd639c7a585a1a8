import { addMonths, isDay, lastDayOf, monthOf } from '@/lib/domain/shared/calendar';

/** Months, that of today among them, to whose end a tier is proposed. */
const PROPOSED_MONTHS = 12;

const ID = /^[1-9]\d{0,8}$/;

/** Which tier, to whom and until when, as the address says it; 0 and '' where it does not. */
export function readAsked(partOf: (name: string) => string | undefined) {
  const idOf = (name: string) => Number(ID.exec(partOf(name) ?? '')?.[0] ?? 0);
  const untilOn = partOf('until') ?? '';
  return {
    segmentId: idOf('segment'),
    tierId: idOf('tier'),
    untilOn: isDay(untilOn) ? untilOn : '',
  };
}

/** The last day that is proposed. */
export function proposedUntil(todayOn: string): string {
  return lastDayOf(addMonths(monthOf(todayOn), PROPOSED_MONTHS - 1));
}
