import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { addComment } from './commands/add-comment';
import { listComments } from './queries/list-comments';
import { RULE_AUTHOR_ID, RULE_REVIEWER_ID, seedRule } from './testing/seed-rule';

const author: UserActor = {
  ...{ kind: 'user', userId: RULE_AUTHOR_ID, role: 'marketer', requestId: 'test' },
};
const reviewer: UserActor = { ...author, userId: RULE_REVIEWER_ID, role: 'admin' };
const analyst: UserActor = { ...author, role: 'analyst' };
const NOW = new Date('2026-11-20T09:00:00Z');

let ruleId = 0;
beforeAll(async () => {
  await seedMembers([]);
  const definition = {
    kind: 'earning' as const,
    effect: { kind: 'rate' as const, points: '1', perMinor: '100' },
  };
  ({ ruleId } = await seedRule({ definition, startsOn: '2026-01-01' }));
});

const say = (text: string, actor = author, of = ruleId) =>
  runCommand(addComment, { ruleId: of, text }, actor, { now: NOW });

describe('what is said about a rule', () => {
  it('stands in the order in which it was said, with who said it and of which version', async () => {
    await say('  Why 500?  ');
    await say('Version 1 gave 300.', reviewer);
    const told = await runQuery(listComments, { ruleId }, analyst);
    expect(told).toMatchObject([
      { no: 1, author: 'Author', text: 'Why 500?', writtenAt: NOW },
      { no: 1, author: 'Reviewer', text: 'Version 1 gave 300.' },
    ]);
  });

  it('is refused empty, beyond 1,000 letters, about no rule, and of who may not write rules', async () => {
    await expect(say(' ')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(say('x'.repeat(1_001))).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(say('x', author, 999_999)).rejects.toMatchObject({ code: 'not_found' });
    await expect(say('x', analyst)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
