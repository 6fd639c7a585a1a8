import { describe, expect, it } from 'vitest';
import { chosenColumns, columnsParameter, isShown } from './columns';

const LIST = [{ id: 'name' }, { id: 'tier' }, { id: 'city', isExtra: true }, { id: 'joined' }];
const shownBy = (told: string | undefined) => {
  const chosen = chosenColumns(LIST, told);
  return LIST.filter((column, at) => isShown(column, at, chosen)).map(({ id }) => id);
};

describe('the columns of a list', () => {
  it('are those it has by itself until some are chosen, in its own order and never without the first', () => {
    expect(shownBy(undefined)).toEqual(['name', 'tier', 'joined']);
    expect(shownBy('joined,city')).toEqual(['name', 'city', 'joined']);
    expect(shownBy('none')).toEqual(['name']);
  });

  it('forget what they do not know; when nothing is left they are as by themselves', () => {
    expect(shownBy('tier,spaceship')).toEqual(['name', 'tier']);
    expect(shownBy('spaceship')).toEqual(['name', 'tier', 'joined']);
    expect(shownBy('')).toEqual(['name', 'tier', 'joined']);
  });

  it('are told by the address as they were chosen, and not at all when they are as by themselves', () => {
    const told = (...ids: string[]) => columnsParameter(LIST, new Set(ids));
    expect(told('tier', 'joined')).toBeNull();
    expect(told('name', 'tier', 'joined')).toBeNull();
    expect(told('city', 'tier')).toBe('tier,city');
    expect(told()).toBe('none');
    for (const ids of [['tier'], ['city', 'joined'], []]) {
      expect(shownBy(told(...ids) ?? undefined)).toEqual(['name', ...ids]);
    }
  });
});
