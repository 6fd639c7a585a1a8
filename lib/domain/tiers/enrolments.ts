import { addDays } from '../shared/calendar';
import type { TierRefusal } from './floors';
import type { Ladder } from './ladder';
import type { EnrolmentKind } from './records';
import { addMonthsToDay } from './windows';

/** Ways onto a ladder that members are put on: staff where nothing is paid, else a period that is paid for, or a trial where there is one. */
export function enrolmentKinds({ audience, paid }: Ladder): readonly EnrolmentKind[] {
  if (audience !== 'enrolled') return [];
  if (paid === undefined) return ['staff'];
  return paid.trialDays > 0 ? ['paid', 'trial'] : ['paid'];
}

/** The last day of an enrolment that begins on a day; null: until it is ended. */
export function enrolmentEnd({ paid }: Ladder, kind: EnrolmentKind, fromOn: string): string | null {
  if (kind === 'staff' || paid === undefined) return null;
  if (kind === 'trial') return addDays(fromOn, paid.trialDays - 1);
  return addDays(addMonthsToDay(fromOn, paid.months), -1);
}

/** Why a member is not put on a ladder so; null: they can be. */
export function enrolmentRefusal(
  ladder: Ladder | undefined,
  kind: EnrolmentKind,
  { isEnrolled, hadTrial }: { readonly isEnrolled: boolean; readonly hadTrial: boolean },
): TierRefusal | null {
  if (ladder === undefined || ladder.audience !== 'enrolled') return 'no_ladder';
  if (isEnrolled) return 'already_enrolled';
  if (kind === 'trial' && (hadTrial || !enrolmentKinds(ladder).includes('trial')))
    return 'no_trial';
  return enrolmentKinds(ladder).includes(kind) ? null : 'wrong_kind';
}
