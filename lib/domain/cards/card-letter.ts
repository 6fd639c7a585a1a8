import type { Locale } from '../access/preferences';

/** The letter that a card is sent with. Empty where something is not known. */
export type CardLetter = {
  readonly cardId: number;
  readonly number: string;
  readonly expiresOn: string | null;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly postalCode: string;
  /** The member's; null: the reader's own is used. */
  readonly language: Locale | null;
  readonly programme: string;
};
