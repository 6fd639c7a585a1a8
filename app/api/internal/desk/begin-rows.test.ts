import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import type { HouseholdView } from '@/lib/domain/households/household-view';
import type { MemberStatus } from '@/lib/domain/members/states';
import en from '@/messages/en/desk.json';
import { beginRows } from './begin-rows';

const t = createTranslator({ locale: 'en', messages: { desk: en }, namespace: 'desk' });
const as = (role: Role): UserActor => ({ kind: 'user', userId: 1, role, requestId: 'test' });

function titles(
  { status = 'active', place }: { status?: MemberStatus; place?: HouseholdView['role'] },
  role: Role = 'support',
  free = 1,
): readonly string[] {
  const glance = {
    memberId: 7,
    code: 'MBR-7',
    name: '',
    status,
    tier: null,
    joinedOn: '2025-01-01',
    card: null,
    lastPurchase: null,
    receipts365: 0,
  };
  const household =
    place === undefined
      ? null
      : { role: place, answerUntilOn: null, people: [], available: null, free };
  return beginRows({ glance, household }, as(role), { t }).map(
    ({ title, doing }) =>
      `${doing === null ? 'not ' : ''}${title.map(({ text }) => text).join('')}`,
  );
}

const CARD = 'Give MBR-7 a card';
const CLAIM = 'Claim a receipt for MBR-7';
const INVITE = 'Invite to the household of MBR-7';

it('whoever is in no household may invite to one, a head lets go too, a member leaves, one who is invited neither', () => {
  expect(titles({})).toEqual([CARD, CLAIM, INVITE]);
  const letGo = 'Household of MBR-7: let go or end';
  expect(titles({ place: 'head' })).toEqual([CARD, CLAIM, INVITE, letGo]);
  expect(titles({ place: 'head' }, 'support', 0)).toEqual([CARD, CLAIM, letGo]);
  expect(titles({ place: 'member' })).toEqual([CARD, CLAIM, 'Take MBR-7 out of the household']);
  expect(titles({ place: 'invited' })).toEqual([CARD, CLAIM]);
});

it('what a closed membership does not allow says so, and nothing is offered to whoever works on no tasks', () => {
  expect(titles({ status: 'closed' })).toEqual([`not ${CARD}`, `not ${CLAIM}`]);
  expect(titles({ status: 'suspended' })).toEqual([`not ${CARD}`, CLAIM]);
  expect(titles({}, 'analyst')).toEqual([]);
});
