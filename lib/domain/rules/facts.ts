import type { StoreFormat } from '../purchases/states';
import type { Points } from '../shared/points';
import type { Channel, LineKind, PaymentMethod } from './conditions';

/** A line of a receipt as rules see it. Amounts in minor units after discounts, above or equal zero. */
export type FactLine = {
  readonly lineNo: number;
  readonly kind: LineKind;
  readonly article: string;
  readonly category: string;
  /** "name=value" each. */
  readonly labels: readonly string[];
  /** Thousandths of a unit. */
  readonly quantityMilli: bigint;
  readonly amountMinor: bigint;
};

/** What rules asked of the member on the day of the receipt; read and kept only where one asks. Null: it is not known. */
export type MemberFacts = {
  /** Since the day of joining, which is 0. */
  readonly joinedDays: number | null;
  /** From the nearest birthday, below zero before it; null: it is farther away than rules ask, or not known. */
  readonly birthdayDays: number | null;
};

/** What a mechanic gave the member: on the day of the receipt they earn so many times as much. */
export type FactMultiplier = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly timesBps: number;
};

/** Everything that rules judge a receipt by; nothing else decides. */
export type ReceiptFacts = {
  /** In the programme's zone. */
  readonly businessDate: string;
  /** 1 is Monday. */
  readonly weekday: number;
  /** 'HH:MM' in the programme's zone. */
  readonly clock: string;
  readonly storeId: number;
  readonly format: StoreFormat;
  /** Empty: the programme's own store. */
  readonly partner: string;
  readonly channel: Channel;
  /** 0: none. */
  readonly tierId: number;
  readonly cardTypeId: number;
  /** Left out: no rule asked. */
  readonly member?: MemberFacts;
  /** Of mechanics, one of each; left out: none held. */
  readonly multipliers?: readonly FactMultiplier[];
  readonly payments: readonly { readonly method: PaymentMethod; readonly amountMinor: bigint }[];
  /** What points paid of it: an amount of money, spread over the lines that points may pay. */
  readonly paidByPointsMinor: bigint;
  readonly lines: readonly FactLine[];
};

/** What was given before this receipt, as caps count it; left out: by no rule with such a limit. */
export type Used = {
  readonly day: Points;
  readonly month: Points;
  /** To the member, and to all members, in the life of the rule. */
  readonly life?: Points;
  readonly budget?: Points;
};

/** What a member earned before this receipt, for caps: by rule (0: all together). */
export type CapUse = ReadonlyMap<number, Used>;

/** What a member bought before the receipt's day, net of returns, in minor units: for ladders of discounts. */
export type Bought = { readonly everMinor: bigint; readonly yearMinor: bigint };
