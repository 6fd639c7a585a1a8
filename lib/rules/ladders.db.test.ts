import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { runCommand } from '@/lib/kernel/command';
import { refusal, sql } from '@/lib/points/testing/points-desk';
import { ACTOR, emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { freshLadders, ladderJson } from '@/lib/tiers/testing/ladder-desk';
import { createRule } from './commands/create-rule';
import { draftVersion } from './commands/draft-version';
import { approveVersion } from './commands/review-version';
import { submitVersion } from './commands/submit-version';

const at = { now: new Date('2026-11-27T10:00:00Z') };
const person = (userId: number, role: UserActor['role']): UserActor => ({
  ...{ kind: 'user', userId, role, requestId: 'test' },
});
const vera = person(1, 'marketer');
const chief = person(3, 'admin');
const names = { nameEn: 'Main ladder', nameRu: 'Основная лестница' };

type Days = { readonly startsOn: string; readonly endsOn: string | null };
const OPEN: Days = { startsOn: '2026-12-01', endsOn: null };
type Seen = { readonly ruleId: number; readonly versionId: number; readonly version: number };

const create = (definition: LadderJson, days = OPEN) =>
  runCommand(createRule, { ...names, definition, ...days }, vera, at);
async function approve({ versionId, version }: Seen): Promise<Seen> {
  const sent = await runCommand(submitVersion, { versionId, version, note: '' }, vera, at);
  const seen = { versionId, version: sent.version, reviewNote: '' };
  return runCommand(approveVersion, seen, chief, at);
}
const published = async (definition: LadderJson, days = OPEN) =>
  approve(await create(definition, days));

beforeAll(async () => {
  await emptyProgramme();
  await sql(
    `INSERT INTO users (user_id, email, name, role, password_hash) VALUES (1, 'v@x.test', 'Vera', 'marketer', 'x'),
       (3, 'c@x.test', 'Chief', 'admin', 'x') ON CONFLICT DO NOTHING`,
  );
});
beforeEach(async () => {
  await freshLadders();
  await withTx(ACTOR, ({ client }) => client.query('DELETE FROM tiers'));
});

describe('a ladder', () => {
  it('names no tier of another one, and its own again', async () => {
    const { ruleId } = await published(ladderJson([0, 100]));
    const next = { definition: ladderJson([0, 200]), startsOn: '2027-01-01', endsOn: null };
    await runCommand(draftVersion, { ruleId, ...next }, vera, at);
    const club = ladderJson([0], { audience: 'enrolled' }, 2);
    expect(await refusal(create(club))).toMatchObject({
      ...{ code: 'invalid_input', fields: ['definition.tiers'] },
    });
  });

  it('that leaves out a tier in force says where its members go', async () => {
    const { ruleId } = await published(ladderJson([0, 100, 200]));
    const draft = (change: Partial<LadderJson>) =>
      runCommand(
        draftVersion,
        {
          ...{ ruleId, startsOn: '2027-01-01', endsOn: null },
          definition: { ...ladderJson([0, 100]), ...change },
        },
        vera,
        at,
      );
    expect(await refusal(draft({}))).toMatchObject({
      ...{ code: 'rule_refused', reason: 'tier_dropped', tiers: ['3'] },
    });
    await approve(await draft({ moved: [{ fromTierId: 3, toTierId: 2 }] }));
  });

  it('gives cards of types that there are', async () => {
    const [tier] = ladderJson([0]).tiers;
    const tiers = [{ ...tier, benefits: { cardTypeId: 4_444 } }] as LadderJson['tiers'];
    expect(await refusal(create({ ...ladderJson([]), tiers }))).toMatchObject({
      ...{ code: 'invalid_input', fields: ['definition.tiers'] },
    });
  });

  it('is refused for members who have another one on the same days, when it is approved', async () => {
    await published(ladderJson([0, 100]), { startsOn: '2026-12-01', endsOn: '2026-12-31' });
    const during = await create(ladderJson([0], {}, 11), { startsOn: '2026-12-31', endsOn: null });
    expect(await refusal(approve(during))).toMatchObject({
      ...{ code: 'rule_refused', reason: 'audience_taken' },
    });
    await published(ladderJson([0], {}, 21), { startsOn: '2027-01-01', endsOn: null });
  });

  it('stands beside one for a kind of members, and on clubs there are several', async () => {
    await published(ladderJson([0, 100]));
    await published(ladderJson([0], { audience: 'organisation' }, 11));
    await published(ladderJson([0], { audience: 'enrolled' }, 21));
    await published(ladderJson([0], { audience: 'enrolled' }, 31));
    expect(await sql('SELECT count(*)::int AS n FROM tiers')).toEqual([{ n: 5 }]);
  });

  it('takes the place of one that is for others from that day on', async () => {
    const first = await published(ladderJson([0, 100]));
    const forFirms = ladderJson([0, 100], { audience: 'organisation' });
    const days = { startsOn: '2027-01-01', endsOn: null };
    const ruleId = first.ruleId;
    const drafted = await runCommand(
      draftVersion,
      { ruleId, definition: forFirms, ...days },
      vera,
      at,
    );
    await approve(drafted);
    await published(ladderJson([0], {}, 11), days);
    const early = await create(ladderJson([0], {}, 21), {
      startsOn: '2026-12-15',
      endsOn: '2026-12-20',
    });
    expect(await refusal(approve(early))).toMatchObject({ code: 'rule_refused' });
  });
});
