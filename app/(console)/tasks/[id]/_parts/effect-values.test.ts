import { describe, expect, it } from 'vitest';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { effectValues } from './effect-values';

const needsSecondPerson = (kind: TaskKind, subject: TaskSubject) =>
  taskDefinition(kind).needsApproval({}, subject);

const about = (blockReason: 'lost' | 'fraud' | null): TaskSubject => ({
  memberId: 1,
  household: { place: 'none', others: [], free: 5 },
  others: {},
  memberStatus: 'active',
  card: {
    status: blockReason === null ? 'active' : 'blocked',
    blockReason,
    memberStatus: 'active',
    ending: '5526',
    expiresOn: null,
    validYears: null,
  },
  newCard: null,
  isPhoneConfirmed: false,
  hasTermsConsent: false,
  todayOn: '2026-11-27',
});

describe('what the last button says', () => {
  it('names the new card once its check digit fits', () => {
    const number = (text: string) =>
      effectValues('replace', { kind: 'plastic', number: text }, about(null));
    expect(number('2981 0000 0001')).toMatchObject({ how: 'unknown', newEnding: '' });
    expect(number('4111 1111 1111 1111')).toMatchObject({
      ending: '5526',
      how: 'plastic',
      newEnding: '1111',
    });
  });

  it('forgets a number that was typed before the card became virtual', () => {
    const answers = { kind: 'virtual', number: '4111 1111 1111 1111' };
    expect(effectValues('replace', answers, about(null))).toMatchObject({
      how: 'virtual',
      newEnding: '',
    });
  });

  it('a new card without a day is good without end; a renewal has to say so', () => {
    expect(effectValues('issue', {}, about(null)).until).toBe('never');
    expect(effectValues('renew', {}, about(null)).until).toBe('unknown');
    expect(effectValues('renew', { end: 'never' }, about(null)).until).toBe('never');
    expect(
      effectValues('renew', { end: 'day', expiresOn: '2029-11-30' }, about(null)),
    ).toMatchObject({ until: 'day', lastDay: '2029-11-30' });
  });

  it('a card blocked for fraud asks for a second person, one that is lost does not', () => {
    expect(needsSecondPerson('replace', about('fraud'))).toBe(true);
    expect(needsSecondPerson('unblock', about('fraud'))).toBe(true);
    expect(needsSecondPerson('close', about('fraud'))).toBe(false);
    expect(needsSecondPerson('replace', about('lost'))).toBe(false);
    expect(needsSecondPerson('issue', { ...about(null), card: null })).toBe(false);
  });
});
