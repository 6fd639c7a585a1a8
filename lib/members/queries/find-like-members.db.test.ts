import { beforeEach, describe, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '../testing/seed-members';
import { analyst, create, refusal, support } from '../testing/typed-members';
import { findLikeMembers } from './find-like-members';

beforeEach(async () => {
  await seedMembers([]);
});

describe('members who may be the same', () => {
  const nobody = {
    phone: '',
    email: '',
    external: '',
    name: '',
    birthOn: '',
    exceptMemberId: null,
  };
  const find = (
    some: Partial<Omit<typeof nobody, 'exceptMemberId'>> & { exceptMemberId?: number },
  ) => runQuery(findLikeMembers, { ...nobody, ...some }, support);

  it('are found by phone, e-mail, and a similar name with the same birthday, with reasons', async () => {
    const { memberId } = await create(
      { lastName: 'Гайнутдинова', firstName: 'Алсу', birthOn: '1991-07-14' },
      { phone: '8 917 300-00-01', email: 'alsu@mail.ru' },
    );
    const like = (await find({ phone: '+79173000001', email: 'alsu@mail.ru' }))[0];
    expect(like).toMatchObject({
      memberId,
      name: 'Алсу Гайнутдинова',
      reasons: ['email', 'phone'],
    });
    expect(JSON.stringify(like)).not.toContain('mail.ru');
    for (const name of [
      'Гайнутдинова Алсу',
      'Алсу Гайнутдинова',
      'Gainutdinova Alsu',
      'Гайнутдиновa Алсу',
      'Гайнудинова Алсу',
    ]) {
      const found = await find({ name, birthOn: '1991-07-14' });
      expect(found, name).toMatchObject([{ memberId, reasons: ['nameAndBirth'] }]);
    }
  });

  it('are not found by another birthday, another name, nothing, or as themselves', async () => {
    const { memberId } = await create(
      { lastName: 'Хабибуллин', firstName: 'Тимур', birthOn: '1988-02-29' },
      { phone: '8 917 300-00-02' },
    );
    const name = 'Хабибуллин Тимур';
    expect(await find({ name, birthOn: '1988-02-29' })).toHaveLength(1);
    expect(await find({ name, birthOn: '1988-02-28' })).toEqual([]);
    expect(await find({ name: 'Орлова Мария', birthOn: '1988-02-29' })).toEqual([]);
    expect(await find({ name })).toEqual([]);
    expect(await find({})).toEqual([]);
    expect(await find({ phone: '+79173000002', exceptMemberId: memberId })).toEqual([]);
  });

  it('are told only to whoever may edit', async () => {
    expect((await refusal(runQuery(findLikeMembers, nobody, analyst))).code).toBe('forbidden');
  });
});
