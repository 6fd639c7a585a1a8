import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { startTask } from './commands/start-task';
import { anna, at, finish, refusal, seedAgents, seen, sql } from './testing/task-desk';

beforeAll(async () => {
  await seedAgents();
  await seedMembers([
    { memberId: 801, firstName: 'Анна', lastName: 'Ким', phone: '+79170000801' },
    { memberId: 802, firstName: 'Аня', lastName: 'Ким', phone: '+79170000802' },
    { memberId: 803, firstName: 'Олег', lastName: 'Ан', status: 'closed' },
  ]);
});

describe('the task that merges two members', () => {
  it('begins with the other one filled in, asks what differs, and its last button merges once', async () => {
    const { taskId } = await runCommand(
      startTask,
      { kind: 'merge', about: { memberId: 801 }, answers: { other: '802' } },
      anna,
      at,
    );
    const { subject } = await seen(taskId);
    expect(subject.others.other?.differences.map(({ field }) => field)).toEqual([
      'firstName',
      'phone',
    ]);
    const answers = { other: '802', sameBecause: 'document', keep_firstName: 'theirs' };
    const wrong = { ...answers, code: '801' };
    expect(await refusal(finish({ taskId, version: 1 }, wrong))).toMatchObject({
      code: 'invalid_input',
      fields: ['code'],
    });
    const over = { ...answers, other: '803', code: '803' };
    expect(await refusal(finish({ taskId, version: 1 }, over))).toMatchObject({
      code: 'invalid_input',
      fields: ['other'],
    });
    await finish({ taskId, version: 1 }, { ...answers, code: 'MBR-802' });
    const [loser] = await sql<{ status: string; into: number }>(
      'SELECT status, merged_into::float8 AS into FROM members WHERE member_id = 802',
    );
    expect(loser).toEqual({ status: 'merged', into: 801 });
    const [stays] = await sql<{ name: string; phone: string }>(
      'SELECT first_name AS name, phone FROM member_profiles WHERE member_id = 801',
    );
    expect(stays).toEqual({ name: 'Аня', phone: '+79170000801' });
    const undo = await runCommand(
      startTask,
      { kind: 'unmerge', about: { memberId: 802 } },
      anna,
      at,
    );
    await finish({ taskId: undo.taskId, version: 1 }, { wrongMerge: 'twoPeople' });
    const [back] = await sql<{ status: string }>(
      'SELECT status FROM members WHERE member_id = 802',
    );
    expect(back?.status).toBe('active');
  });

  it('asks about each attribute in which both have a value, takes the chosen ones, and undoing puts back what stood there', async () => {
    await sql(
      `INSERT INTO attributes (attribute_id, key, label_en, label_ru, type, position, created_at, archived_at)
       OVERRIDING SYSTEM VALUE VALUES
         (71, 'pet', 'Pet', 'Питомец', 'text', 1, now(), NULL), (72, 'size', 'Size', 'Размер', 'choice', 2, now(), NULL),
         (73, 'car', 'Car', 'Машина', 'yesNo', 3, now(), NULL), (74, 'old', 'Old', 'Старое', 'number', 4, now(), now()),
         (75, 'same', 'Same', 'Равное', 'number', 5, now(), NULL)`,
    );
    await sql(
      `INSERT INTO attribute_options (attribute_id, option_id, label_en, label_ru, position)
       VALUES (72, 1, 'Small', 'Малый', 1), (72, 2, 'Large', 'Большой', 2)`,
    );
    await sql(
      `INSERT INTO member_attributes (member_id, attribute_id, text_value, option_id, yes_no_value, number_value) VALUES
         (801, 71, 'кот', NULL, NULL, NULL), (802, 71, 'пёс', NULL, NULL, NULL), (801, 72, NULL, 1, NULL, NULL),
         (802, 72, NULL, 2, NULL, NULL), (801, 73, NULL, NULL, true, NULL), (802, 73, NULL, NULL, false, NULL),
         (801, 74, NULL, NULL, NULL, 1), (802, 74, NULL, NULL, NULL, 2), (801, 75, NULL, NULL, NULL, 5),
         (802, 75, NULL, NULL, NULL, 5)`,
    );
    const about = { kind: 'merge', about: { memberId: 801 }, answers: { other: '802' } } as const;
    const { taskId } = await runCommand(startTask, about, anna, at);
    const { subject } = await seen(taskId);
    expect(subject.others.other?.attributes).toEqual([
      { attributeId: 71, nameEn: 'Pet', nameRu: 'Питомец', mine: 'кот', theirs: 'пёс' },
      {
        attributeId: 72,
        nameEn: 'Size',
        nameRu: 'Размер',
        mine: { nameEn: 'Small', nameRu: 'Малый' },
        theirs: { nameEn: 'Large', nameRu: 'Большой' },
      },
      {
        attributeId: 73,
        nameEn: 'Car',
        nameRu: 'Машина',
        mine: { isYes: true },
        theirs: { isYes: false },
      },
    ]);
    const answers = { other: '802', sameBecause: 'document', code: '802' };
    const wrong = { ...answers, keepAttribute2: 'theirs:71' };
    expect(await refusal(finish({ taskId, version: 1 }, wrong))).toMatchObject({
      code: 'invalid_input',
      fields: ['keepAttribute2'],
    });
    const chosen = {
      keepAttribute1: 'mine:71',
      keepAttribute2: 'theirs:72',
      keepAttribute3: 'theirs:73',
    };
    await finish({ taskId, version: 1 }, { ...answers, ...chosen });
    const values = () =>
      sql(
        `SELECT coalesce(text_value, option_id::text, yes_no_value::text, trim_scale(number_value)::text) AS is
         FROM member_attributes WHERE member_id = 801 ORDER BY attribute_id`,
      );
    const are = (...texts: readonly string[]) => texts.map((is) => ({ is }));
    expect(await values()).toEqual(are('кот', '2', 'false', '1', '5'));
    await sql(
      'UPDATE member_attributes SET option_id = NULL, text_value = NULL, yes_no_value = true WHERE member_id = 801 AND attribute_id = 73',
    );
    const undo = await runCommand(
      startTask,
      { kind: 'unmerge', about: { memberId: 802 } },
      anna,
      at,
    );
    await finish({ taskId: undo.taskId, version: 1 }, { wrongMerge: 'twoPeople' });
    expect(await values()).toEqual(are('кот', '1', 'true', '1', '5'));
  });
});
