import { describe, expect, it } from 'vitest';
import { mechanicSchema } from './definition';
import { MECHANIC_TEMPLATES, mechanicTemplate } from './templates';

const GIVEN = {
  tierIds: [1, 2, 3],
  categories: ['Food', 'Pets'],
  partners: ['Fuel'],
  audience: null,
};
const NOTHING = { tierIds: [], categories: [], partners: [], audience: null };

describe('templates of mechanics', () => {
  it.each(MECHANIC_TEMPLATES)('%s parses, gives something and holds a tenth back', (template) => {
    const mechanic = mechanicSchema.parse(mechanicTemplate(template, GIVEN));
    expect(mechanic.holdoutBps).toBe(1_000);
    expect(mechanic.rewards.length > 0 || mechanic.message !== undefined).toBe(true);
  });

  it('asks for what it names and the programme does not have', () => {
    const lacks = MECHANIC_TEMPLATES.filter(
      (template) => typeof mechanicTemplate(template, NOTHING) === 'string',
    );
    expect(lacks).toEqual(['tierGift', 'crossSell', 'partner']);
  });

  it('takes the audience that was chosen before it', () => {
    const audience = {
      version: 1,
      include: { join: 'all', items: [{ is: 'birthday', within: 7 }] },
      exclude: null,
    } as const;
    const begun = mechanicTemplate('lapsedDays', { ...GIVEN, audience });
    expect(mechanicSchema.parse(begun).audience).toEqual(audience);
  });
});
