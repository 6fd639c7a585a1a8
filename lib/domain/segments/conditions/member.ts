import { MEMBER_KINDS } from '../../members/states';
import { defineCondition } from '../condition';
import {
  attributeSlot,
  attributeValueSlot,
  codesSlot,
  daysSlot,
  storesSlot,
  textsSlot,
  windowSlot,
  yearsSlot,
} from '../slots';

/** Persons, organisations or staff. */
export const kind = defineCondition('kind', 'member', { kinds: codesSlot(MEMBER_KINDS) });

/** Joined in these days. */
export const joined = defineCondition('joined', 'member', { window: windowSlot });

/** Has a birthday today or within so many days. Who gave no birthday has none. */
export const birthday = defineCondition('birthday', 'member', { within: daysSlot });

/** Is so many whole years old today. */
export const age = defineCondition('age', 'member', { years: yearsSlot });

/** Came from one of these sources. */
export const source = defineCondition('source', 'member', { sources: textsSlot });

/** Lives in one of these towns, as the profile writes them. */
export const city = defineCondition('city', 'member', { cities: textsSlot });

/** Bought first in one of these stores. */
export const homeStore = defineCondition('homeStore', 'member', { stores: storesSlot });

/** A custom attribute is so. */
export const attribute = defineCondition('attribute', 'member', {
  key: attributeSlot,
  value: attributeValueSlot,
});
