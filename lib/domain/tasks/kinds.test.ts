import { describe, expect, it } from 'vitest';
import { TASK_KINDS, taskDefinition, undoKindOf } from './kinds';

describe('kinds of tasks', () => {
  it('whatever is undone is undone by a kind that there is', () => {
    for (const kind of TASK_KINDS) {
      const { undoneBy } = taskDefinition(kind);
      expect(undoKindOf(kind), kind).toBe(undoneBy ?? null);
    }
  });

  it('a block and an unblock undo each other, a card that was given is voided, a closed one stays closed', () => {
    expect(undoKindOf('block')).toBe('unblock');
    expect(undoKindOf('unblock')).toBe('block');
    expect(undoKindOf('issue')).toBe('void');
    for (const kind of ['close', 'void', 'replace', 'renew'] as const) {
      expect(undoKindOf(kind)).toBeNull();
    }
  });
});
