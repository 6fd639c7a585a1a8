import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { refusal, sql } from '@/lib/points/testing/points-desk';
import { createRule } from './commands/create-rule';
import { draftVersion } from './commands/draft-version';
import { editDraft } from './commands/edit-draft';
import { endRule } from './commands/end-rule';
import { approveVersion, rejectVersion } from './commands/review-version';
import { submitVersion } from './commands/submit-version';
import { withdrawVersion } from './commands/withdraw-version';
import { getRule } from './queries/get-rule';

/** 27 November 2026 in Moscow. */
const NOW = new Date('2026-11-27T10:00:00Z');
const TODAY = '2026-11-27';
const person = (userId: number, role: UserActor['role']): UserActor => ({
  kind: 'user',
  userId,
  role,
  requestId: 'test',
});
const vera = person(1, 'marketer');
const boris = person(2, 'marketer');
const chief = person(3, 'admin');
const analyst = person(4, 'analyst');

const cap = (most: string): DefinitionJson => ({ kind: 'cap', period: 'day', most });
const names = { nameEn: 'Cap of a day', nameRu: 'Предел за день' };
const days = { startsOn: '2026-12-01', endsOn: null };
const at = { now: NOW };

const create = (definition = cap('500'), given = days, actor = vera) =>
  runCommand(createRule, { ...names, definition, ...given }, actor, at);
type Seen = { readonly versionId: number; readonly version: number };
const seen = ({ versionId, version }: Seen) => ({ versionId, version });
const submit = (of: Seen, actor = vera) =>
  runCommand(submitVersion, { ...seen(of), note: '' }, actor, at);
const approve = (of: Seen, actor = chief) =>
  runCommand(approveVersion, { ...seen(of), reviewNote: '' }, actor, at);
const edit = (of: Seen, most: string, actor = vera) =>
  runCommand(editDraft, { ...seen(of), ...names, definition: cap(most), ...days }, actor, at);

beforeAll(async () => {
  await sql("INSERT INTO programme (name) VALUES ('Bereg') ON CONFLICT DO NOTHING");
  await sql(
    `INSERT INTO users (user_id, email, name, role, password_hash) VALUES (1, 'v@x.test', 'Vera', 'marketer', 'x'),
       (2, 'b@x.test', 'Boris', 'marketer', 'x'), (3, 'c@x.test', 'Chief', 'admin', 'x'), (4, 'a@x.test', 'Ann', 'analyst', 'x')`,
  );
});

describe('a rule in review', () => {
  it('is approved by a second person alone: not by its author, nor by a colleague who changed a word in it', async () => {
    const made = await create();
    const edited = await edit(made, '700', boris);
    const sent = await submit(edited);
    for (const actor of [vera, boris]) {
      expect(await refusal(approve(sent, actor))).toEqual({ code: 'own_approval' });
    }
    await approve(sent);
    expect(
      await sql(
        'SELECT state, reviewer_id, definition FROM rule_versions WHERE rule_version_id = $1',
        [made.versionId],
      ),
    ).toEqual([{ state: 'approved', reviewer_id: 3, definition: { ...cap('700'), when: {} } }]);
  });

  it('is written by marketers and administrators, and by nobody who only reads', async () => {
    expect(await refusal(create(cap('500'), days, analyst))).toEqual({
      code: 'forbidden',
      permission: 'rules.edit',
    });
    const sent = await submit(await create());
    expect(await refusal(approve(sent, analyst))).toMatchObject({ permission: 'rules.approve' });
  });

  it('comes back with a reason when it is rejected, and is written again as the next version', async () => {
    const sent = await submit(await create());
    const reject = (reviewNote: string) =>
      runCommand(rejectVersion, { ...seen(sent), reviewNote }, chief, at);
    expect(await refusal(reject(' '))).toMatchObject({ code: 'invalid_input' });
    await reject('Too much');
    expect(await refusal(approve({ ...sent, version: 3 }))).toMatchObject({ code: 'wrong_state' });
    const next = await runCommand(
      draftVersion,
      { ruleId: sent.ruleId, definition: cap('300'), ...days },
      vera,
      at,
    );
    const numbers = await sql('SELECT no FROM rule_versions WHERE rule_id = $1 ORDER BY no', [
      sent.ruleId,
    ]);
    expect(numbers).toEqual([{ no: 1 }, { no: 2 }]);
    expect(
      await refusal(
        runCommand(draftVersion, { ruleId: sent.ruleId, definition: cap('1'), ...days }, vera, at),
      ),
    ).toEqual({ code: 'rule_refused', reason: 'has_undecided' });
    await runCommand(withdrawVersion, seen(next), boris, at);
  });

  it('of two who change a draft at once the second hears of the newer version, and nothing of theirs is lost', async () => {
    const made = await create();
    const both = await Promise.all([refusal(edit(made, '1')), refusal(edit(made, '2', boris))]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
    expect(both.find((one) => one !== null)).toEqual({
      code: 'stale_version',
      version: 1,
      current: 2,
    });
  });

  it('names who saved a draft last beside who began it', async () => {
    const made = await create();
    const namesOf = async () => {
      const { versions } = await runQuery(getRule, { ruleId: made.ruleId }, vera, at);
      return versions.map(({ authorName, savedByName }) => [authorName, savedByName]);
    };
    expect(await namesOf()).toEqual([['Vera', 'Vera']]);
    const second = await edit(made, '1', boris);
    expect(await namesOf()).toEqual([['Vera', 'Boris']]);
    const third = await edit(second, '2');
    expect(await namesOf()).toEqual([['Vera', 'Vera']]);
    const sent = await submit(third);
    for (const actor of [vera, boris]) {
      expect(await refusal(approve(sent, actor))).toEqual({ code: 'own_approval' });
    }
  });

  it('what is reviewed cannot be edited any more; it is taken back first', async () => {
    const sent = await submit(await create());
    expect(await refusal(edit(sent, '1'))).toMatchObject({ code: 'wrong_state' });
  });

  it('names tiers, card types and stores that there are', async () => {
    const definition: DefinitionJson = {
      kind: 'earning',
      when: { tiers: [0, 77], stores: [5_000_000], cardTypes: [0] },
      effect: { kind: 'fixed', points: '10', per: 'receipt' },
    };
    expect(await refusal(create(definition))).toEqual({
      code: 'invalid_input',
      fields: ['definition.when.stores', 'definition.when.tiers'],
    });
  });
});

describe('the days of a rule', () => {
  const inPast = { code: 'rule_refused', reason: 'starts_in_past', todayOn: TODAY };

  it('begin today at the earliest, also when it was written earlier than it is approved', async () => {
    const made = await create(cap('1'), { startsOn: TODAY, endsOn: null });
    const sent = await submit(made);
    const later = { now: new Date('2026-11-28T10:00:00Z') };
    const late = runCommand(approveVersion, { ...seen(sent), reviewNote: '' }, chief, later);
    // No receipt yet: the first version of a rule may reach back.
    await late;
    const next = await runCommand(
      draftVersion,
      { ruleId: made.ruleId, definition: cap('2'), startsOn: '2026-11-26', endsOn: null },
      vera,
      at,
    );
    expect(await refusal(submit(next))).toEqual(inPast);
  });

  it('reach back in the first version only over days without receipts', async () => {
    const back = { startsOn: '2026-11-20', endsOn: null };
    const sent = await submit(await create(cap('1'), back));
    await sql("SELECT ensure_month_partitions('2026-11-01', '2026-11-30')");
    await sql(
      `INSERT INTO receipt_claims (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
       VALUES (1, '2026-11-25', 'R1', '', false, 0, 1)`,
    );
    expect(await refusal(approve(sent))).toEqual(inPast);
    const free = await submit(await create(cap('1'), { startsOn: '2026-11-26', endsOn: null }));
    await approve(free);
  });

  it('end by a version that says the same up to a last day, through the same review', async () => {
    const made = await submit(await create(cap('9'), { startsOn: TODAY, endsOn: null }));
    const end = (endsOn: string) =>
      runCommand(endRule, { ruleId: made.ruleId, endsOn, note: '' }, vera, at);
    expect(await refusal(end('2026-12-31'))).toEqual({
      code: 'rule_refused',
      reason: 'not_in_force',
    });
    await approve(made);
    expect(await refusal(end('2026-11-26'))).toMatchObject({ fields: ['endsOn'] });
    const asked = await end('2026-12-31');
    expect(await refusal(approve(asked, vera))).toMatchObject({ code: 'own_approval' });
    await approve(asked);
    const [last] = await sql(
      `SELECT no, definition, starts_on::text AS "startsOn", ends_on::text AS "endsOn", state
       FROM rule_versions WHERE rule_version_id = $1`,
      [asked.versionId],
    );
    expect(last).toEqual({
      no: 2,
      definition: { ...cap('9'), when: {} },
      startsOn: TODAY,
      endsOn: '2026-12-31',
      state: 'approved',
    });
  });

  it('of the terms have no end', async () => {
    const terms = (endsOn: string | null) =>
      create({ kind: 'terms' }, { ...days, endsOn } as typeof days);
    expect(await refusal(terms('2026-12-31'))).toMatchObject({ fields: ['endsOn'] });
    const { ruleId } = await terms(null);
    expect(await refusal(terms(null))).toEqual({ code: 'already_exists' });
    expect(
      await refusal(runCommand(endRule, { ruleId, endsOn: '2027-01-01', note: '' }, vera, at)),
    ).toMatchObject({ reason: 'terms_stay' });
  });
});

it('the log tells who wrote, sent and approved a rule, with what it says', async () => {
  const sent = await submit(await create());
  await approve(sent);
  const log = await sql<{ command: string; actor: string }>(
    `SELECT command, actor FROM audit_events WHERE subject_kind = 'rule' AND subject_id = $1 ORDER BY audit_event_id`,
    [String(sent.ruleId)],
  );
  expect(log).toEqual([
    { command: 'rules.create', actor: 'user:1' },
    { command: 'rules.submit', actor: 'user:1' },
    { command: 'rules.approve', actor: 'user:3' },
  ]);
});
