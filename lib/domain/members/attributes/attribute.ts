/** What an attribute's values are. */
export const ATTRIBUTE_TYPES = ['text', 'number', 'date', 'choice', 'yesNo'] as const;

/** Options of one choice, archived ones included. */
export const ATTRIBUTE_OPTIONS_MAX = 50;

/** Longest value of a text. */
export const ATTRIBUTE_TEXT_MAX = 200;
