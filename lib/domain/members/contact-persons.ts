/** People to talk to at one organisation. */
export const CONTACT_PERSONS_MAX = 20;
