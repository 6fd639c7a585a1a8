/* Without 0/O, 1/l/I: it is read from one screen and typed on another. 32 signs, so that a byte chooses evenly. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_SIGNS = 5;

/** A password of 20 random signs (100 bits) in groups, for somebody else to type once. */
export function newPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_SIGNS));
  const signs = Array.from(bytes, (byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return (signs.match(new RegExp(`.{${GROUP_SIGNS}}`, 'g')) ?? []).join('-');
}
