/** What somebody does. Points in whole points, money in minor units; `no` names the act, its key and what it makes. */
export type Act =
  | {
      readonly do: 'buy';
      readonly no: number;
      readonly member: number;
      readonly lines: readonly BoughtLine[];
      /** How late it comes. */
      readonly lateMs: number;
      /** Points that pay, or the act that promised them. */
      readonly spends: number | { readonly hold: number } | null;
      /** Sent three times at once, once under another key by another till. */
      readonly isThrice: boolean;
    }
  | {
      readonly do: 'return';
      readonly no: number;
      readonly of: number;
      /** Lines by place with their thousandths; null: all of it. */
      readonly lines: readonly { readonly place: number; readonly milli: number }[] | null;
    }
  | { readonly do: 'cancel'; readonly no: number; readonly of: number }
  | (Simple<'quote'> & { readonly lines: readonly BoughtLine[] })
  | (Simple<'redeem'> & { readonly points: number })
  | (Simple<'hold'> & { readonly points: number; readonly minutes: number })
  | OfHold<'capture'>
  | OfHold<'release'>
  | (Simple<'give'> & { readonly points: number; readonly livesMs: number | null })
  | (Simple<'transfer'> & { readonly to: number; readonly points: number })
  | (Simple<'merge'> & { readonly to: number })
  | Simple<'unmerge'>
  /** The same request again, under its key. */
  | { readonly do: 'again'; readonly no: number; readonly of: number }
  /** The night's work, at one member. */
  | Simple<'lapseAt'>
  | Simple<'activateAt'>;

type Simple<Do extends string> = {
  readonly do: Do;
  readonly no: number;
  readonly member: number;
};
type OfHold<Do extends string> = {
  readonly do: Do;
  readonly no: number;
  readonly hold: number;
};
export type ActOf<Do extends Act['do']> = Extract<Act, { readonly do: Do }>;

export type BoughtLine = {
  readonly kind: 'goods' | 'delivery' | 'giftCard';
  readonly article: string;
  readonly category: string;
  readonly labels: readonly string[];
  readonly quantityMilli: bigint;
  readonly amountMinor: bigint;
};

/** What came of an act: what it told, or the code of its refusal. */
export type Told = Readonly<Record<string, string>>;
export type Outcome = { readonly told: Told } | { readonly refused: string };
