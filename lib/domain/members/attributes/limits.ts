/** Attributes that are in use at once; archived ones do not count. */
export const ATTRIBUTES_MAX = 50;
