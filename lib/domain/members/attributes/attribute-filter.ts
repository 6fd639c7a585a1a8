import { isDay } from '../../shared/calendar';
import { isPlainText } from '../../shared/plain-text';
import { ATTRIBUTE_TEXT_MAX, type AttributeType } from './attribute';
import { plainDecimal } from './attribute-value';

/** What members are asked for by an attribute; both ends of a range are in, an end that is null is open. */
export type AttributeFilter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'options'; readonly optionIds: readonly number[] }
  | { readonly kind: 'yesNo'; readonly isYes: boolean }
  | {
      readonly kind: 'numbers' | 'dates';
      readonly from: string | null;
      readonly to: string | null;
    };

type Reader = (text: string) => AttributeFilter | null;

const OPTION = /^[1-9]\d{0,3}$/;

function range(kind: 'numbers' | 'dates', read: (text: string) => string | null): Reader {
  return (text) => {
    const ends = text.split('..');
    // A single value stands for both ends.
    const [from = '', to = from] = ends;
    if (ends.length > 2 || (from === '' && to === '')) return null;
    const [low, high] = [from, to].map((end) => (end === '' ? '' : read(end)));
    if (low === undefined || high === undefined || low === null || high === null) return null;
    return { kind, from: low === '' ? null : low, to: high === '' ? null : high };
  };
}

const READERS: Readonly<Record<AttributeType, Reader>> = {
  text: (text) =>
    text.trim() !== '' && text.length <= ATTRIBUTE_TEXT_MAX && isPlainText(text)
      ? { kind: 'text', text: text.trim() }
      : null,
  number: range('numbers', plainDecimal),
  date: range('dates', (text) => (isDay(text) ? text : null)),
  choice: (text) => {
    const ids = text.split(',').filter((id) => id !== '');
    return ids.length > 0 && ids.every((id) => OPTION.test(id))
      ? { kind: 'options', optionIds: ids.map(Number) }
      : null;
  },
  yesNo: (text) =>
    text === 'yes' || text === 'no' ? { kind: 'yesNo', isYes: text === 'yes' } : null,
};

/**
 * What a filter of an address asks for, by the attribute's type: `1,3` of a choice, `10..20` of numbers, `2020-01-01..`
 * of dates, `yes`, a text as it stands. Null: it makes no sense, and nobody is meant.
 */
export function readAttributeFilter(type: AttributeType, text: string): AttributeFilter | null {
  return READERS[type](text);
}
