import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { getMemberForm } from '../queries/get-member-form';
import { seedMembers } from '../testing/seed-members';
import {
  auditOf,
  claimsOf,
  create,
  details,
  fresh,
  KEPT,
  refusal,
  support,
  update,
} from '../testing/typed-members';
import { updateMember } from './update-member';

beforeEach(async () => {
  await seedMembers([]);
});

describe('editing a member', () => {
  it('CARD-01 keeping their own phone and e-mail is no clash; leaving them out keeps them', async () => {
    const contacts = fresh();
    const { memberId } = await create({}, contacts);
    const claims = await claimsOf(memberId);
    await update(memberId, { version: 1, details: { city: 'Казань' }, identities: contacts });
    await update(memberId, { version: 2, details: { city: 'Москва' } });
    expect(await claimsOf(memberId)).toEqual(claims);
  });

  it('frees the phone that is replaced, and takes away what is emptied', async () => {
    const first = fresh();
    const { memberId } = await create({}, first);
    await update(memberId, { version: 1, identities: { phone: '+44 20 7946 0958', email: '' } });
    expect(await claimsOf(memberId)).toEqual([{ kind: 'phone', value: '+442079460958' }]);
    const other = await create({}, first);
    expect(await claimsOf(other.memberId)).toHaveLength(2);
  });

  it('two editors at once: one is first, the second learns both versions and loses nothing', async () => {
    const { memberId } = await create();
    const answers = await Promise.allSettled([
      update(memberId, { version: 1, details: { city: 'Казань' } }),
      update(memberId, { version: 1, details: { address: 'Баумана 44' } }),
    ]);
    const lost = answers.filter((answer) => answer.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({
      code: 'stale_version',
      details: { version: 1, current: 2 },
    });
    // The second edits what stands now: both changes are there.
    const { version, details: now } = await runQuery(getMemberForm, { memberId }, support);
    expect(version).toBe(2);
    const mine = now.city === '' ? { city: 'Казань' } : { address: 'Баумана 44' };
    await update(memberId, { version, details: mine });
    const form = await runQuery(getMemberForm, { memberId }, support);
    expect(form.details).toMatchObject({ city: 'Казань', address: 'Баумана 44' });
    expect(await auditOf(memberId)).toHaveLength(3);
  });

  it('an edit that waited for another is judged by the version that the other left', async () => {
    const { memberId } = await create();
    const { edit } = await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
      await tx.client.query('UPDATE members SET version = 2 WHERE member_id = $1', [memberId]);
      const started = refusal(update(memberId, { version: 1, details: { city: 'Казань' } }));
      const waitsForThis = () =>
        tx.client.query(
          'SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid',
        );
      await expect.poll(waitsForThis).toMatchObject({ rowCount: 1 });
      return { edit: started };
    });
    expect(await edit).toEqual({ code: 'stale_version', details: { version: 1, current: 2 } });
  });

  it('a phone of somebody else is refused and the rest of the edit with it', async () => {
    const theirs = fresh();
    const owner = await create({}, theirs);
    const { memberId } = await create();
    const change = { details: { city: 'Казань' }, identities: { phone: theirs.phone } };
    expect(await refusal(update(memberId, { version: 1, ...change }))).toEqual({
      code: 'identity_taken',
      details: { field: 'phone', memberId: owner.memberId },
    });
    const form = await runQuery(getMemberForm, { memberId }, support);
    expect(form).toMatchObject({ version: 1, details: { city: '' } });
  });

  it('a birthday is set freely, changed only with evidence, and the day of that is kept', async () => {
    const { memberId } = await create();
    await update(memberId, { version: 1, details: { birthOn: '1985-03-05' } });
    const change = { version: 2, details: { birthOn: '1985-03-06' } };
    expect(await refusal(update(memberId, change))).toEqual({
      code: 'invalid_input',
      details: { fields: ['birthEvidence'] },
    });
    await update(memberId, { ...change, birthEvidence: 'passport' });
    const [, , last] = await auditOf(memberId);
    expect(last?.after).toEqual({ version: 3, birthOn: '•••••', birthEvidence: 'passport' });
  });

  it('changes nothing, version included, when nothing is changed', async () => {
    const { memberId } = await create();
    expect(await update(memberId, { version: 1 })).toMatchObject({ version: 1 });
    expect(await auditOf(memberId)).toHaveLength(1);
  });

  it('is refused for a member that is over, and finds nobody under an unknown number', async () => {
    const { memberId } = await create();
    await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query(`UPDATE members SET status = 'merged', merged_into = 1 WHERE member_id = $1`, [
        memberId,
      ]),
    );
    const input = {
      memberId,
      version: 1,
      details: details(),
      identities: KEPT,
      birthEvidence: '' as const,
    };
    expect((await refusal(runCommand(updateMember, input, support))).code).toBe('wrong_state');
    const unknown = { ...input, memberId: 987_654_321 };
    expect((await refusal(runCommand(updateMember, unknown, support))).code).toBe('not_found');
    expect((await refusal(runQuery(getMemberForm, { memberId }, support))).code).toBe('not_found');
  });
});
