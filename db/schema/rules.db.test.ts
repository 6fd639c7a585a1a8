import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../write';

const ACTOR = { label: 'system:test', requestId: 'test' };
const sql = <Row extends object>(text: string) =>
  withTx(ACTOR, async ({ client }) => (await client.query<Row>(text)).rows);

const CAP = `'{"kind":"cap","period":"day","most":"500"}'`;
const refused = (statement: string, code = 'VN003') =>
  expect(sql(statement)).rejects.toMatchObject({ code });

/** A rule of kind cap, and its id. */
async function makeRule(kind = 'cap'): Promise<number> {
  const [row] = await sql<{ id: number }>(
    `INSERT INTO rules (kind, name_en, name_ru) VALUES ('${kind}', 'Rule', 'Правило') RETURNING rule_id AS id`,
  );
  return row?.id ?? 0;
}

const draft = (ruleId: number, no: number, { on = '2026-12-01', definition = CAP } = {}) =>
  `INSERT INTO rule_versions (rule_id, no, definition, starts_on, author_id, writer_ids, created_at, changed_at)
   VALUES (${ruleId}, ${no}, ${definition}, '${on}', 1, '{1}', now(), now())`;
const change = (ruleId: number, what: string) =>
  `UPDATE rule_versions SET version = version + 1, ${what} WHERE rule_id = ${ruleId}`;
const SUBMIT = `state = 'inReview', submitted_at = now()`;
const approve = (by: number) => `state = 'approved', reviewer_id = ${by}, decided_at = now()`;

beforeAll(async () => {
  await sql(
    `INSERT INTO users (user_id, email, name, role, password_hash) VALUES
      (1, 'one@x.test', 'One', 'marketer', 'x'), (2, 'two@x.test', 'Two', 'marketer', 'x'), (3, 'three@x.test', 'Three', 'admin', 'x')`,
  );
});

describe('versions of a rule in the database', () => {
  it('an approved version never changes, whoever asks, and nothing is deleted', async () => {
    const ruleId = await makeRule();
    await sql(draft(ruleId, 1));
    await sql(change(ruleId, SUBMIT));
    await sql(change(ruleId, approve(3)));
    for (const what of [
      `definition = '{"kind":"cap","period":"day","most":"900"}'`,
      `starts_on = '2026-11-01'`,
      `ends_on = '2026-12-31'`,
      `review_note = 'x'`,
      `state = 'withdrawn', reviewer_id = NULL`,
    ]) {
      await refused(change(ruleId, what));
    }
    await refused(`DELETE FROM rule_versions WHERE rule_id = ${ruleId}`, 'VN002');
    await refused(`DELETE FROM rules WHERE rule_id = ${ruleId}`, 'VN002');
    await refused(`UPDATE rules SET kind = 'event' WHERE rule_id = ${ruleId}`);
  });

  it('neither its author nor anyone else who wrote in it approves it', async () => {
    const ruleId = await makeRule();
    await sql(draft(ruleId, 1));
    await sql(change(ruleId, `writer_ids = '{1,2}'`));
    await refused(change(ruleId, `writer_ids = '{1}'`));
    await sql(change(ruleId, SUBMIT));
    await refused(change(ruleId, approve(1)), '23514');
    await refused(change(ruleId, approve(2)), '23514');
    await sql(change(ruleId, approve(3)));
  });

  it('what is reviewed is what was submitted: approving changes neither the words nor the days', async () => {
    const ruleId = await makeRule();
    await sql(draft(ruleId, 1));
    await refused(change(ruleId, approve(3)));
    await sql(change(ruleId, SUBMIT));
    await refused(change(ruleId, `${approve(3)}, starts_on = '2026-12-02'`));
    await refused(change(ruleId, `${approve(3)}, definition = '{"kind":"cap","most":"1"}'`));
    await refused(change(ruleId, `state = 'draft'`));
  });

  it('numbers go on without gaps, one draft or review at a time, of the kind of the rule', async () => {
    const ruleId = await makeRule();
    await refused(draft(ruleId, 2));
    await refused(draft(ruleId, 1, { definition: `'{"kind":"event"}'` }));
    await sql(draft(ruleId, 1));
    await refused(draft(ruleId, 1));
    await refused(draft(ruleId, 2), '23505');
    await sql(change(ruleId, `state = 'withdrawn', decided_at = now()`));
    await refused(draft(ruleId, 3));
    await sql(draft(ruleId, 2));
  });

  it('terms are one rule, and they do not end', async () => {
    const ruleId = await makeRule('terms');
    await expect(makeRule('terms')).rejects.toMatchObject({ code: '23505' });
    await sql(draft(ruleId, 1, { definition: `'{"kind":"terms"}'` }));
    await refused(change(ruleId, `ends_on = '2027-01-01'`), '23514');
  });
});
