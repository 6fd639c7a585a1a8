import { describe, expect, it } from 'vitest';
import type { TaskField } from '@/lib/domain/tasks/definition';
import { TASK_KINDS, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import en from '../../../../../messages/en/tasks.json';
import ru from '../../../../../messages/ru/tasks.json';
import { choiceKey } from './message-keys';

const subject: TaskSubject = {
  memberId: 20391,
  household: { place: 'none', others: [], free: 5 },
  others: {},
  memberStatus: 'active',
  card: {
    status: 'active',
    blockReason: null,
    memberStatus: 'active',
    ending: '5526',
    expiresOn: null,
    validYears: null,
  },
  newCard: null,
  isPhoneConfirmed: false,
  hasTermsConsent: false,
  todayOn: '2026-11-27',
};

/** The message at a path of keys. */
function at(words: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    words,
  );
}

/** All but those that people name themselves. */
const fields = TASK_KINDS.flatMap((kind) =>
  taskDefinition(kind).steps.flatMap((step) =>
    step.fields
      .filter(({ title }) => title === undefined)
      .map((field): [string, TaskField] => [`${kind}.${field.id}`, field]),
  ),
);
const steps = TASK_KINDS.flatMap((kind) =>
  taskDefinition(kind).steps.map((step) => [kind, step.id] as const),
);

describe.each([
  ['en', en],
  ['ru', ru],
] as const)('the words of guided tasks in %s', (_, words) => {
  it.each(steps)('name the step %s.%s', (kind, step) => {
    for (const key of ['name', 'title', 'lead']) {
      expect(at(words, 'steps', kind, step, key), key).toEqual(expect.any(String));
    }
  });

  it.each(fields)('name the question %s and its options', (_name, field) => {
    expect(at(words, 'fields', field.id)).toEqual(expect.any(String));
    if (field.kind !== 'choice') return;
    for (const option of field.options(subject, {})) {
      expect(at(words, 'choices', field.id, option, 'name'), option).toEqual(expect.any(String));
      if (field.value !== undefined) continue;
      expect(at(words, 'choices', field.id, option, 'hint'), option).toEqual(expect.any(String));
    }
  });

  it('name both sides of an attribute', () => {
    for (const side of ['mine', 'theirs']) {
      const key = choiceKey('keepAttribute12', `${side}:7`);
      expect(at(words, 'choices', ...key.split('.'), 'name'), side).toEqual(expect.any(String));
    }
  });

  it.each(fields.filter(([, { kind, isOptional }]) => kind !== 'check' && isOptional !== true))(
    'say what is missing in %s',
    (_name, field) => {
      expect(at(words, 'missing', field.id)).toEqual(expect.any(String));
    },
  );
});
