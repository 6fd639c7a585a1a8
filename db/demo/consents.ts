import type {
  ConsentChannel,
  ConsentDecision,
  ConsentEvidence,
  ConsentPurpose,
  ConsentSource,
} from '@/lib/domain/consents/states';
import { DEMO_CONSENT_TEXTS_FROM } from './consent-texts';
import type { DemoMoment } from './day';
import { dayNumber } from './day';
import type { DemoPerson } from './person';
import type { Random } from './random';

export interface DemoConsent extends DemoMoment {
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly decision: ConsentDecision;
  readonly source: ConsentSource;
  readonly evidence: ConsentEvidence;
  readonly reference: string;
}

/** Consent ids that each member has to themselves. */
export const CONSENT_IDS_A_MEMBER = 16;

const FIRST_DAY = dayNumber(DEMO_CONSENT_TEXTS_FROM);
const JOINED_SECOND = 12 * 3600;

/** How many of those who join agree to each; advertising needs the contact that it goes to. */
const ASKED: readonly {
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly chance: number;
  readonly withdrawing: number;
}[] = [
  { purpose: 'personalData', channel: 'none', chance: 1, withdrawing: 0 },
  { purpose: 'profiling', channel: 'none', chance: 0.78, withdrawing: 0.03 },
  { purpose: 'advertising', channel: 'email', chance: 0.7, withdrawing: 0.09 },
  { purpose: 'advertising', channel: 'sms', chance: 0.61, withdrawing: 0.07 },
  { purpose: 'advertising', channel: 'phone', chance: 0.08, withdrawing: 0.2 },
];

/** Where somebody who joined this way agreed, and what shows it. */
const JOINING: Readonly<Record<string, Pick<DemoConsent, 'source' | 'evidence'>>> = {
  till: { source: 'till', evidence: 'signedForm' },
  app: { source: 'app', evidence: 'checkbox' },
  site: { source: 'site', evidence: 'checkbox' },
  partner: { source: 'import', evidence: 'checkbox' },
};
const WITHDRAWING = [
  { source: 'phone', evidence: 'recordedCall' },
  { source: 'site', evidence: 'checkbox' },
  { source: 'desk', evidence: 'letter' },
] as const satisfies readonly Pick<DemoConsent, 'source' | 'evidence'>[];

function canReach(channel: ConsentChannel, { email, phone }: DemoPerson): boolean {
  if (channel === 'email') return email !== null;
  return channel === 'none' || phone !== null;
}

/** What the member agreed to on joining, and what they took back since, in the order of time. */
export function demoConsents(random: Random, person: DemoPerson, lastDay: number): DemoConsent[] {
  const { memberId, joinedDay } = person;
  const shown = JOINING[person.source] ?? { source: 'import', evidence: 'checkbox' };
  const day = Math.min(lastDay, Math.max(joinedDay, FIRST_DAY));
  const reference = shown.evidence === 'signedForm' ? `А-${memberId}` : '';
  const given: DemoConsent[] = [];
  const withdrawn: DemoConsent[] = [];
  for (const { purpose, channel, chance, withdrawing } of ASKED) {
    const isGiven = random.chance(chance) && canReach(channel, person);
    const isTakenBack = random.chance(withdrawing);
    const laterDay = day + random.between(20, 900);
    if (!isGiven) continue;
    const second = JOINED_SECOND + given.length;
    const agreed = { purpose, channel, decision: 'given', ...shown } as const;
    given.push({ ...agreed, day, second, reference });
    if (!isTakenBack || laterDay > lastDay) continue;
    const how = WITHDRAWING[laterDay % WITHDRAWING.length] ?? WITHDRAWING[0];
    const told = { purpose, channel, decision: 'withdrawn', ...how } as const;
    withdrawn.push({ ...told, day: laterDay, second, reference: '' });
  }
  return [...given, ...withdrawn.sort((a, b) => a.day - b.day)];
}
