import { describe, expect, it } from 'vitest';
import type { VariableValues } from '@/lib/domain/messaging/variables';
import { fillText, findFlaw } from './engine';

const VALUES: VariableValues = {
  first_name: 'Анна',
  programme: 'Берег',
  tier: 'Золото',
  balance: 12_050.5,
  points: 5,
  expires_on: '31 декабря 2026',
  coupon_code: null,
  coupon_until: null,
  burning_points: 1,
  burning_on: null,
};
const filled = (text: string, some: Partial<VariableValues> = {}) =>
  fillText(text, { ...VALUES, ...some }, 'ru');

describe('the text of a message', () => {
  it('says numbers in the reader’s language: 12 050,5 and 12,050.5', () => {
    expect(filled('{{ balance }}')).toBe('12\u00a0050,5');
    expect(fillText('{{ balance }}', VALUES, 'en')).toBe('12,050.5');
  });

  it.each([
    [1, 'балл'],
    [2, 'балла'],
    [5, 'баллов'],
    [21, 'балл'],
    [2.5, 'балла'],
  ])('%s %s', (points, word) => {
    const text = "{{ points | plural: 'балл', 'балла', 'баллов' }}";
    expect(filled(text, { points })).toBe(word);
    expect(fillText("{{ points | plural: 'point', 'points' }}", VALUES, 'en')).toBe('points');
  });

  it('takes what is not there for empty and for false, and a condition compares numbers', () => {
    expect(filled('[{{ coupon_code }}]{% if coupon_code %}x{% endif %}')).toBe('[]');
    expect(filled('{% if balance > 12000 %}много{% else %}мало{% endif %}')).toBe('много');
    expect(filled("{{ first_name | default: 'друг' }}", { first_name: null })).toBe('друг');
  });

  it('keeps a value on its line: a name breaks no header', () => {
    expect(filled('{{ first_name }}', { first_name: 'A\r\nBcc: x@y.z' })).toBe('A Bcc: x@y.z');
  });

  it.each([
    ['{{ password }}', 'unknownVariable', 'password'],
    ['{{ first_name | append: secret }}', 'unknownFilter', 'append'],
    ['{{ first_name | default: secret }}', 'unknownVariable', 'secret'],
    ['{% if secret %}x{% endif %}', 'unknownVariable', 'secret'],
    ["{% include '/etc/passwd' %}", 'unknownTag', 'include'],
    ["{% render 'x' %}", 'unknownTag', 'render'],
    ['{% for i in (1..9) %}{% endfor %}', 'unknownTag', 'for'],
    ['{% assign a = 1 %}', 'unknownTag', 'assign'],
    ['{% liquid assign a = 1 %}', 'unknownTag', 'liquid'],
    ['Hello\n{{ first_name', 'broken', '2'],
    ['x'.repeat(2_001), 'tooLong', '2000'],
  ])('%s is refused: %s %s', (text, flaw, name) => {
    expect(findFlaw(text)).toEqual({ flaw, name });
  });

  it('reads no property that is not its own', () => {
    expect(() => filled('{{ first_name.constructor }}')).toThrow();
    expect(findFlaw('{{ first_name.constructor }}')?.flaw).toBe('unknownVariable');
    expect(findFlaw('{{ constructor }}')).toEqual({
      flaw: 'unknownVariable',
      name: 'constructor',
    });
  });

  it('is stopped before it fills the memory', () => {
    expect(() => filled('{{ (1..99999999) | default: 1 }}')).toThrow(/memory/);
  });
});
