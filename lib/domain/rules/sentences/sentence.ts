import type { Points } from '../../shared/points';
import { TOLD_MAX } from '../decision';

/** What a list in a sentence names: things looked up by id, or codes that have words of their own. */
export type Listed =
  | 'tier'
  | 'cardType'
  | 'store'
  /** Empty: the programme's own stores. */
  | 'partner'
  | 'format'
  | 'channel'
  | 'payment'
  | 'weekday'
  /** As in "on Saturdays". */
  | 'onWeekday'
  /** What a ladder measures, and what its tiers look like. */
  | 'basis'
  | 'shape'
  | 'colour'
  /** "article:", "category:" or "label:" before the name. */
  | 'goods';

/** A place in a sentence, not yet in any language. */
export type Slot =
  | { readonly kind: 'points'; readonly points: Points }
  | { readonly kind: 'money'; readonly minor: bigint }
  /** Hundredths of a percent: 500 is 5%. */
  | { readonly kind: 'share'; readonly bps: number }
  /** The same as a factor: 20,000 is 2. */
  | { readonly kind: 'times'; readonly bps: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'quantity'; readonly milli: bigint }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rule'; readonly ruleId: number }
  /** A name of its own, in both languages. */
  | { readonly kind: 'named'; readonly en: string; readonly ru: string }
  /** Sentences as one list. */
  | {
      readonly kind: 'sentences';
      readonly sentences: readonly Sentence[];
      /** One of them is enough; left out: all. */
      readonly join?: 'or';
    }
  | {
      readonly kind: 'list';
      readonly of: Listed;
      readonly values: readonly string[];
      /** How many more there are than are named; null: perhaps some, nobody counted. */
      readonly more: number | null;
      /** One of them is wanted, or all of them are meant. */
      readonly join: 'or' | 'and';
    };

/** A sentence about a rule: which message it is, and what fills its places. Words come from `lib/format/rule-sentences`. */
export type Sentence<K extends string = string> = {
  readonly key: K;
  readonly slots: Readonly<Record<string, Slot>>;
};

/** The names of a list that is whole: the first of them, and how many more. */
export function listSlot(
  of: Listed,
  values: readonly (string | number)[],
  join: 'or' | 'and' = 'and',
): Slot {
  const named = values.slice(0, TOLD_MAX).map(String);
  return { kind: 'list', of, values: named, more: values.length - named.length, join };
}

/** The names of a list that was kept cut: as many as are ever kept may not be all. */
export function keptListSlot(of: Listed, values: readonly string[], join: 'or' | 'and'): Slot {
  return { kind: 'list', of, values, more: values.length < TOLD_MAX ? 0 : null, join };
}
