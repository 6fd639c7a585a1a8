import { beforeAll, describe, expect, it } from 'vitest';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from './testing/life-runner';

beforeAll(() => seedMembers([{ memberId: 1, card: '7784001033915526' }]));

describe('the database itself', () => {
  it('CARD-15 deletes no card, and changes or deletes no event', async () => {
    for (const text of [
      'DELETE FROM cards',
      'DELETE FROM card_events',
      "UPDATE card_events SET note = ''",
    ]) {
      await expect(sql(text)).rejects.toMatchObject({ code: 'VN002' });
    }
  });

  it.each([
    ["status = 'produced', version = version + 1", 'VN003'],
    ["status = 'closed'", 'VN003'],
    ["number = '1', version = version + 1", 'VN003'],
    ["status = 'blocked', version = version + 1", 'VN003'],
    // A legal way, but nobody wrote down that it was gone.
    ["status = 'closed', version = version + 1", 'VN004'],
  ])('refuses a hand-made change: %s', async (change, code) => {
    const changing = sql(`UPDATE cards SET ${change} WHERE number = '7784001033915526'`);
    await expect(changing).rejects.toMatchObject({ code });
  });

  it('refuses an event of a card that is not there', async () => {
    const stray = sql(
      `INSERT INTO card_events (member_id, card_id, card_version, operation, to_status, actor, happened_at)
       VALUES (1, 999999, 1, 'issue', 'issued', 'x', now())`,
    );
    await expect(stray).rejects.toMatchObject({ code: 'VN004' });
  });
});
