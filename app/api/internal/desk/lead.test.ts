import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import type { DeskFinding } from '@/lib/desk/find-for-desk';
import desk from '@/messages/en/desk.json';
import type { DeskWords } from './desk-words';
import { leadOf } from './lead';

const t = createTranslator({ locale: 'en', messages: { desk }, namespace: 'desk' });
const words = { t } as unknown as DeskWords;
const nothing: DeskFinding = {
  text: '8 (9',
  isTooShort: true,
  members: [],
  isMore: false,
  tasks: [],
  taskId: null,
  number: null,
  guestReceipts: [],
  household: null,
};

test('the agent who has typed “8 (9” so far is told how much it takes, not shown an empty list', () => {
  expect(leadOf(nothing, words)).toEqual({
    fact: 'Too little to look for.',
    advice: 'Type at least 3 characters of a name, or 3 digits of a number.',
  });
});

test('a text that was looked for and not found is named', () => {
  const lead = leadOf({ ...nothing, text: 'zzzz', isTooShort: false }, words);
  expect(lead?.fact).toBe('Nothing found for “zzzz”.');
});
