import { describe, expect, it } from 'vitest';
import { rule } from '../rules/testing/receipts';
import type { LadderAudience } from './ladder';
import { ladderJson } from './testing/ladders';
import { tierMessageOf } from './tier-message';

const both = (text: string) => ({ en: text, ru: text });
const message = (text: string) => ({ subject: both(text), text: both(text) });

/** A ladder of tiers from a number on, each with an entry and an exit message. */
const telling = (
  ruleId: number,
  audience: LadderAudience,
  [first, ...others]: readonly number[],
) => {
  const json = ladderJson([first, ...others].map((_, place) => place * 100));
  const tiers = json.tiers.map((tier, place) => ({
    ...{ ...tier, tierId: [first, ...others][place] ?? 0 },
    ...{ entryMessage: message('entry'), exitMessage: message('exit') },
  }));
  return rule(ruleId, { ...json, audience, tiers });
};

const rules = [telling(1, 'everyone', [1, 2, 3]), telling(2, 'enrolled', [11, 12])];
const told = (fromTierId: number | null, toTierId: number | null) => {
  const found = tierMessageOf(rules, { fromTierId, toTierId });
  return found === null ? null : `${found.isEntry ? 'enters' : 'leaves'} ${found.tierId}`;
};

describe('what is told to who shows another tier', () => {
  it('is what the tier says that they reach, however many steps up', () => {
    expect([told(1, 2), told(1, 3), told(null, 1)]).toEqual(['enters 2', 'enters 3', 'enters 1']);
  });

  it('is what the tier says that they fall from, not what the one below says', () => {
    expect([told(3, 2), told(2, null)]).toEqual(['leaves 3', 'leaves 2']);
  });

  it('who is put on a club reaches it, and who leaves it falls from it, whatever they have beside it', () => {
    expect([told(3, 11), told(12, 3)]).toEqual(['enters 11', 'leaves 12']);
  });

  it('is nothing where nothing changes, and of tiers that no ladder has', () => {
    expect([told(2, 2), told(null, null), told(77, 78)]).toEqual([null, null, null]);
    expect(tierMessageOf([rule(1, ladderJson([0, 1]))], { fromTierId: 1, toTierId: 2 })).toBeNull();
  });
});
