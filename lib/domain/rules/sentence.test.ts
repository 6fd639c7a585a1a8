import { describe, expect, it } from 'vitest';
import { compareRules } from './compare-rules';
import { type DefinitionJson, definitionSchema } from './definition';
import { definitionJson } from './definition-json';
import { readPath, writePath } from './draft-path';
import { clausesOf, openClauses } from './sentence';

const whole = (json: DefinitionJson) => definitionJson(definitionSchema.parse(json));
const RATE = whole({
  kind: 'earning',
  when: { tiers: [2] },
  lines: { except: { categories: ['Tobacco'] } },
  effect: { kind: 'rate', points: '1', perMinor: '2000' },
});
const ids = (draft: DefinitionJson) => clausesOf(draft).map(({ id }) => id);

describe('a rule as a sentence', () => {
  it('says its effect, then its conditions, its lines and how it stacks', () => {
    expect(ids(RATE)).toEqual(['rate', 'tiers', 'exceptCategories', 'stacking', 'priority']);
    expect(ids(whole({ kind: 'terms' }))).toEqual([
      'rounding',
      'lives',
      'waits',
      'paid',
      'takesBack',
    ]);
  });

  it('takes every clause that its kind may have, and gives each back without a trace', () => {
    for (const clause of openClauses(RATE)) {
      const path = clause.removes ?? [];
      const put = writePath(RATE, path, clause.begins);
      expect(ids(put), clause.id).toContain(clause.id);
      const taken = writePath(put, path, undefined);
      expect(ids(taken), clause.id).not.toContain(clause.id);
      expect(whole(taken), clause.id).toEqual(RATE);
    }
  });

  it('has a value in each slot', () => {
    for (const { slots } of clausesOf(RATE)) {
      for (const { path } of Object.values(slots)) expect(readPath(RATE, path)).toBeDefined();
    }
  });

  it('drops a set of goods with its last list: an empty one is no set', () => {
    const bare = writePath(RATE, ['lines', 'except', 'categories'], undefined);
    expect(definitionSchema.safeParse(bare).success).toBe(true);
    expect(readPath(bare, ['lines'])).not.toHaveProperty('except');
  });
});

describe('two versions of a rule', () => {
  it('that say the same do not differ', () => {
    expect(compareRules(RATE, structuredClone(RATE))).toEqual([]);
  });

  it('differ clause by clause: a rate raised, a tier put in, goods taken out', () => {
    const raised = writePath(RATE, ['effect', 'points'], '2');
    const changed = writePath(
      writePath(raised, ['when', 'tiers'], [2, 3]),
      ['lines', 'except', 'categories'],
      undefined,
    );
    expect(compareRules(RATE, changed).map(({ id, after }) => [id, after !== undefined])).toEqual([
      ['rate', true],
      ['tiers', true],
      ['exceptCategories', false],
    ]);
  });

  it('differ in what they do when a rate becomes a fixed award', () => {
    const fixed = {
      ...RATE,
      effect: { kind: 'fixed', points: '10', per: 'receipt' },
    } as DefinitionJson;
    expect(compareRules(RATE, fixed).map(({ id }) => id)).toEqual(['fixed', 'rate']);
  });
});
