import { describe, expect, it } from 'vitest';
import { addItem, changeItem, findItem, isWholeDraft, type SegmentDraft, wholeOf } from './draft';
import { EMPTY_DRAFT } from './templates';

const share = { is: 'share', percent: 50 } as const;
const birthday = { is: 'birthday', within: 7 } as const;
const open = { is: 'tier' } as const;

describe('a definition while it is written', () => {
  it('grows by conditions and groups, and what is excluded is joined by or', () => {
    let draft: SegmentDraft = addItem(EMPTY_DRAFT, ['include'], share);
    draft = addItem(draft, ['include'], { join: 'any', items: [] });
    draft = addItem(draft, ['include', 1], birthday);
    draft = addItem(draft, ['exclude'], birthday);
    expect(draft.include).toEqual({
      join: 'all',
      items: [share, { join: 'any', items: [birthday] }],
    });
    expect(draft.exclude).toEqual({ join: 'any', items: [birthday] });
    expect(findItem(draft, ['include', 1, 0])).toEqual(birthday);
    expect(findItem(draft, ['include', 0, 0])).toBeNull();
  });

  it('takes a group out with its last condition, and the part with its last group', () => {
    const draft = addItem(EMPTY_DRAFT, ['include'], { join: 'any', items: [birthday] });
    expect(changeItem(draft, ['include', 0, 0], null)).toEqual(EMPTY_DRAFT);
  });

  it('is counted by what is said wholly, and saved when all is', () => {
    const draft: SegmentDraft = {
      version: 1,
      include: { join: 'all', items: [share, open, { join: 'any', items: [open] }] },
      exclude: { join: 'any', items: [open] },
    };
    expect(wholeOf(draft)).toEqual({
      version: 1,
      include: { join: 'all', items: [share] },
      exclude: null,
    });
    expect(isWholeDraft(draft)).toBe(false);
    expect(isWholeDraft(wholeOf(draft))).toBe(true);
    expect(isWholeDraft(EMPTY_DRAFT)).toBe(true);
  });

  it('is counted without a refinement that is still to be chosen, and not saved so', () => {
    const bought = { is: 'bought', receipts: { from: 1 } } as const;
    const draft = addItem(EMPTY_DRAFT, ['include'], { ...bought, spent: null });
    expect(wholeOf(draft)).toEqual(addItem(EMPTY_DRAFT, ['include'], bought));
    expect(isWholeDraft(draft)).toBe(false);
  });
});
