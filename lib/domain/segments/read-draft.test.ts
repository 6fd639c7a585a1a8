import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftSchema } from './read-draft';
import { SEGMENT_TEMPLATES, templateDraft } from './templates';

const of = (...items: readonly unknown[]) => ({
  version: 1,
  include: { join: 'all', items },
  exclude: null,
});
const within = (depth: number, item: unknown): unknown =>
  depth === 0 ? item : { join: 'any', items: [within(depth - 1, item)] };
const share = { is: 'share', percent: 50 };

describe('a definition that a browser kept while it was written', () => {
  it.each(SEGMENT_TEMPLATES)('is taken back as it was: %s', (template) => {
    const kept: unknown = JSON.parse(JSON.stringify(templateDraft(template)));
    expect(draftSchema.parse(kept)).toEqual(kept);
  });

  it('may still have slots to be chosen, and groups with nothing in them', () => {
    for (const draft of [
      of({ is: 'tier' }, { is: 'bought', spent: null, receipts: { from: 3 } }),
      of({ join: 'any', items: [] }),
      of(within(2, share)),
      { version: 1, include: null, exclude: { join: 'any', items: [{ ...share, not: true }] } },
    ]) {
      expect(draftSchema.parse(draft)).toEqual(draft);
    }
  });

  it.each([
    ['of another version', { ...of(share), version: 2 }],
    ['of a kind that there is not', of({ is: 'horoscope' })],
    ['of a kind that every object has', of({ is: 'constructor' })],
    ['with a slot that there is not', of({ ...share, colour: 'red' })],
    ['with a slot that every object has', of({ ...share, constructor: null })],
    ['with a slot that is filled wrongly', of({ is: 'share', percent: 'half' })],
    ['turned round by something else', of({ ...share, not: 'yes' })],
    ['too deep', of(within(3, share))],
    ['too long', of(...Array.from({ length: 61 }, () => share))],
    ['with something beside it', { ...of(share), note: '' }],
    ['as a text', JSON.stringify(of(share))],
    ['as nothing', null],
  ])('is dropped %s', (_, kept) => {
    expect(draftSchema.safeParse(kept).success).toBe(false);
  });

  it('is judged without a fall, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (kept) => {
        expect(draftSchema.safeParse(of(kept)).success).toBe(false);
      }),
    );
  });
});
