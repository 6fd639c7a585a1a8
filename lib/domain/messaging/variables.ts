/** What a variable holds: a number is written in the language of the reader, a day in words. */
export type VariableKind = 'text' | 'number' | 'day';

/**
 * Everything that a text may say of its reader, by the name that it is written with: `{{ first_name }}`. To add one: a line here, its value
 * in `lib/messaging/liquid/read-variables.ts`, its words. A variable without a value is empty, and false in a condition.
 */
export const MESSAGE_VARIABLES = {
  first_name: 'text',
  programme: 'text',
  tier: 'text',
  /** Points that can be spent now. */
  balance: 'number',
  /** What the message tells of: the points of the award, when they burn, the code that goes with it and its last day. */
  points: 'number',
  expires_on: 'day',
  coupon_code: 'text',
  coupon_until: 'day',
  /** Of all points of the member those that burn next, and when. */
  burning_points: 'number',
  burning_on: 'day',
} as const satisfies Readonly<Record<string, VariableKind>>;

export type MessageVariable = keyof typeof MESSAGE_VARIABLES;

/** Those that have no value before a code is there. */
export const CODE_VARIABLES = [
  'coupon_code',
  'coupon_until',
] as const satisfies readonly MessageVariable[];

/** Values of the variables. Numbers are whole or decimal, days are already in words; null: there is none. */
export type VariableValues = Readonly<Record<MessageVariable, string | number | null>>;

/** Tags that a text may use, and filters. Nothing that loops, assigns or reads a file. */
export const LIQUID_TAGS = ['if', 'unless', 'case', 'comment'] as const;
export const LIQUID_FILTERS = ['default', 'upcase', 'downcase', 'capitalize', 'plural'] as const;

/** What can be wrong with a text; `name` of the refusal says which variable, filter or tag. */
export const TEXT_FLAWS = [
  'unknownVariable',
  'unknownFilter',
  'unknownTag',
  'broken',
  'tooLong',
] as const;
export type TextFlaw = (typeof TEXT_FLAWS)[number];

/** Longest subject and text as they are written, and as they may become. */
export const SUBJECT_MAX_CHARS = 120;
export const TEXT_MAX_CHARS = 2_000;
export const WRITTEN_MAX_CHARS = 10_000;
