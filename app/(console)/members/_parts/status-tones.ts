import type { StatusTone } from '@/components/ui/status';
import type { MemberStatus } from '@/lib/domain/members/states';

/** How a member's state looks. */
export const STATUS_TONES: Readonly<Record<MemberStatus, StatusTone>> = {
  prospect: 'info',
  active: 'success',
  suspended: 'warning',
  closing: 'neutral',
  closed: 'neutral',
  anonymised: 'neutral',
  merged: 'neutral',
};
