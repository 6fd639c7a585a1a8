import { ATTRIBUTES_MAX } from './attributes/limits';

/** A name or a value that staff worded themselves. */
export type OwnWords = { readonly nameEn: string; readonly nameRu: string };

/** A value of an attribute as it is told: as it was typed, as an option is called, or yes and no. */
export type ToldValue = string | OwnWords | { readonly isYes: boolean };

/** An attribute in use for which two members have different values. */
export type AttributeDifference = OwnWords & {
  readonly attributeId: number;
  readonly mine: ToldValue;
  readonly theirs: ToldValue;
};

/** Places for questions about attributes: no two members differ in more. */
export const ATTRIBUTE_PLACES: readonly number[] = Array.from(
  { length: ATTRIBUTES_MAX },
  (_, place) => place,
);

/** The answer that a side's value of an attribute stays. It names the attribute: another one may stand in its place later. */
export function sideOfAttribute(side: 'mine' | 'theirs', attributeId: number): string {
  return `${side}:${attributeId}`;
}
