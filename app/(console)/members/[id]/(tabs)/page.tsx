/** A member's page begins with its first tab. */
export { default } from './purchases/page';
