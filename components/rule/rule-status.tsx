import type { RuleStanding } from '@/lib/domain/rules/rule-page';
import type { VersionState } from '@/lib/domain/rules/versions';
import { Status, type StatusTone } from '../ui/status';
import type { RuleTranslator } from './rule-words';

const STANDING_TONES: Readonly<Record<RuleStanding, StatusTone>> = {
  inForce: 'success',
  coming: 'info',
  over: 'neutral',
  never: 'neutral',
};
const STATE_TONES: Readonly<Record<VersionState, StatusTone>> = {
  draft: 'neutral',
  inReview: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
};

/** How a rule stands today. */
export function StandingStatus({
  t,
  of,
}: {
  readonly t: RuleTranslator;
  readonly of: RuleStanding;
}) {
  return <Status tone={STANDING_TONES[of]}>{t(`standing.${of}`)}</Status>;
}

/** What became of a version. */
export function VersionStatus({
  t,
  of,
}: {
  readonly t: RuleTranslator;
  readonly of: VersionState;
}) {
  return <Status tone={STATE_TONES[of]}>{t(`states.${of}`)}</Status>;
}
