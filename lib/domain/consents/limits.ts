/** How long a record can be taken back by who made it; the button is there for 10 seconds. */
export const TAKE_BACK_SECONDS = 30;
