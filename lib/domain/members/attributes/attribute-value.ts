import { isDay } from '../../shared/calendar';
import { isPlainText } from '../../shared/plain-text';
import { type Cleansed, clean, unclean } from '../cleansing/cleansed';
import { ATTRIBUTE_TEXT_MAX, type Attribute, type AttributeType } from './attribute';

const NUMBER = /^(-?)0*(\d{1,14})(?:[.,](\d{1,4}))?$/;
const NUMBER_SPACES = /[\s\u00a0]/g;

/** A number as it is kept: a point, no zeros that say nothing; null when the text is none, or larger than is kept. */
export function plainDecimal(text: string): string | null {
  const [, sign = '', whole, rest = ''] = NUMBER.exec(text.replace(NUMBER_SPACES, '')) ?? [];
  if (whole === undefined) return null;
  const fraction = rest.replace(/0+$/, '');
  const magnitude = fraction === '' ? whole : `${whole}.${fraction}`;
  return magnitude === '0' ? '0' : sign + magnitude;
}

type Cleanser = (text: string, attribute: Pick<Attribute, 'options'>) => Cleansed;

const CLEANSERS: Readonly<Record<AttributeType, Cleanser>> = {
  text: (text) => {
    const line = text.replace(/\s+/g, ' ');
    if ([...line].length > ATTRIBUTE_TEXT_MAX || !isPlainText(line))
      return unclean(line, 'tooLong');
    return clean(line);
  },
  number: (text) => {
    const number = plainDecimal(text);
    return number === null ? unclean(text, 'numberUnreadable') : clean(number);
  },
  date: (text) => (isDay(text) ? clean(text) : unclean(text, 'birthUnreadable')),
  choice: (text, { options }) =>
    options.some(({ optionId }) => String(optionId) === text)
      ? clean(text)
      : unclean(text, 'optionUnknown'),
  yesNo: (text) => (text === 'yes' || text === 'no' ? clean(text) : unclean(text, 'optionUnknown')),
};

/** The value of an attribute as it is kept. Empty stays empty: every attribute may be unknown. */
export function cleanseAttribute(
  attribute: Pick<Attribute, 'type' | 'options'>,
  text: string,
): Cleansed {
  const typed = text.trim();
  return typed === '' ? clean('') : CLEANSERS[attribute.type](typed, attribute);
}
