/** A member's personal data as they stood before a merge; '' where there was nothing. */
export type KeptProfile = {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly birthOn: string;
  readonly phone: string;
  readonly email: string;
  readonly language: string;
  readonly city: string;
  readonly postalCode: string;
  readonly address: string;
  readonly preferredStoreId: number | null;
};

/** The place in a household that went over with a merge. */
export type KeptPlace = {
  readonly placeId: number;
  readonly wasHead: boolean;
};

/** The value of an attribute that a merge replaced; one of them is there. */
export type KeptAttribute = {
  readonly text: string | null;
  readonly number: number | null;
  readonly date: string | null;
  readonly option: number | null;
  readonly yesNo: boolean | null;
};

/** What a member gave to others on a day, in hundredths of a point as text. */
export type GivenDay = { readonly givenOn: string; readonly given: string };

/** What a merge keeps so that it can be undone. */
export type KeptMerge = {
  readonly survivor: KeptProfile;
  readonly loser: KeptProfile;
  /** External ids that went over. */
  readonly externals: readonly string[];
  /** Cards that went over, by their new ids. */
  readonly cards: readonly number[];
  /** The entry that brought the points; null: there were none. */
  readonly pointsSeq: number | null;
  /** Attributes and contact persons that came along, by their ids; left out: a merge from before they did. */
  readonly extras?: {
    readonly attributes: readonly number[];
    /** Values of the one who stays that were replaced; left out: a merge from before they could be. */
    readonly replaced?: readonly { readonly id: number; readonly value: KeptAttribute }[];
    readonly persons: readonly { readonly from: number; readonly to: number }[];
  };
  /** Of a tier that belongs to no ladder, the one of who stays before; null: it did not change. */
  readonly tierBefore: { readonly tierId: number | null } | null;
  /** Floors that hold the higher tiers of the one who goes; left out by merges of earlier versions. */
  readonly floors?: readonly number[];
  /** Null, or left out by merges of earlier versions: none went over. */
  readonly place?: KeptPlace | null;
  /** What the one who goes gave this month, counted for the one who stays too; left out by merges of earlier versions. */
  readonly given?: readonly GivenDay[];
};
