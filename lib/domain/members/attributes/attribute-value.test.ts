import { describe, expect, it } from 'vitest';
import { readAttributeFilter } from './attribute-filter';
import { cleanseAttribute } from './attribute-value';

const option = (optionId: number) => ({ optionId, labelEn: '', labelRu: '', isArchived: false });
const kept = (type: 'text' | 'number' | 'date' | 'choice' | 'yesNo', text: string) => {
  const { value, problem } = cleanseAttribute({ type, options: [option(1), option(7)] }, text);
  return problem ?? value;
};

describe('the value of an attribute', () => {
  it('a number is kept with a point and without empty zeros: "1 234,50" is 1234.5', () => {
    expect(kept('number', '1 234,50')).toBe('1234.5');
    expect(kept('number', '-0.0')).toBe('0');
    expect(kept('number', '007')).toBe('7');
    expect(kept('number', '99999999999999.9999')).toBe('99999999999999.9999');
    for (const text of ['999999999999999', '1.23456', '1e3', 'ten', '1.2.3']) {
      expect(kept('number', text), text).toBe('numberUnreadable');
    }
  });

  it('a day must be one, an option must be there, yes is yes or no; nothing is never wrong', () => {
    expect(kept('date', '2026-02-30')).toBe('birthUnreadable');
    expect(kept('date', '2026-02-28')).toBe('2026-02-28');
    expect(kept('choice', '2')).toBe('optionUnknown');
    expect(kept('choice', '7')).toBe('7');
    expect(kept('yesNo', 'maybe')).toBe('optionUnknown');
    for (const type of ['text', 'number', 'date', 'choice', 'yesNo'] as const) {
      expect(kept(type, '  ')).toBe('');
    }
  });

  it('a text is one line of at most 200 characters', () => {
    expect(kept('text', ' два\n слова ')).toBe('два слова');
    expect(kept('text', 'я'.repeat(201))).toBe('tooLong');
  });
});

describe('a filter by an attribute', () => {
  it('ranges have both ends in, and may be open at one', () => {
    expect(readAttributeFilter('number', '10..20,5')).toEqual({
      kind: 'numbers',
      from: '10',
      to: '20.5',
    });
    expect(readAttributeFilter('date', '..2026-01-31')).toEqual({
      kind: 'dates',
      from: null,
      to: '2026-01-31',
    });
    expect(readAttributeFilter('number', '42')).toMatchObject({ from: '42', to: '42' });
  });

  it('what makes no sense asks for nobody, not for everybody', () => {
    for (const text of ['..', '', '1..2..3', 'a..b']) {
      expect(readAttributeFilter('number', text), text).toBeNull();
    }
    expect(readAttributeFilter('choice', '1,x')).toBeNull();
    expect(readAttributeFilter('yesNo', '1')).toBeNull();
  });
});
