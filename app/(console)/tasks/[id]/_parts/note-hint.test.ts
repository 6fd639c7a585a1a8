import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { TASK_KINDS, taskDefinition } from '@/lib/domain/tasks/kinds';
import tasks from '@/messages/en/tasks.json';

const t = createTranslator({ locale: 'en', messages: { tasks }, namespace: 'tasks' });

/** Tasks that touch no card and ask for a note. */
const WITHOUT_CARD = TASK_KINDS.filter((kind) => {
  const { about, givesCard, steps } = taskDefinition(kind);
  const asksNote = steps.some(({ fields }) => fields.some(({ id }) => id === 'note'));
  return about === 'member' && givesCard !== true && asksNote;
});

test.each(WITHOUT_CARD)(
  'who writes a note at %s is not told to look for it in the life of a card',
  (kind) => {
    const slots = { kind, ending: '' };
    expect(t('hints.note', slots)).toBe('Colleagues read it in the answers of this task.');
  },
);

test('a note at the block of a card stands in its life', () => {
  const slots = { kind: 'block', ending: '' };
  expect(t('hints.note', slots)).toBe('Colleagues read it in the life of the card.');
});
