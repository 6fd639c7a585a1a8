const DOTS = '•••••';
const RUSSIAN = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/;

/** A phone (E.164) with its middle hidden: +7 917 •••-••-55. */
export function maskPhone(phone: string): string {
  const match = RUSSIAN.exec(phone);
  if (match) return `+7 ${match[1]} •••-••-${match[4]}`;
  return `${phone.slice(0, 3)} ${DOTS} ${phone.slice(-2)}`;
}

/** An e-mail with its name hidden but for the first letter: i•••••@mail.ru. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? DOTS : `${email.slice(0, 1)}${DOTS}${email.slice(at)}`;
}

/** A phone (E.164) as people write it: +7 917 123-45-55. */
export function spelledPhone(phone: string): string {
  const match = RUSSIAN.exec(phone);
  return match ? `+7 ${match[1]} ${match[2]}-${match[3]}-${match[4]}` : phone;
}

/** What stands where a number was, once its holder is erased: #12, for card 12. */
const ERASED_NUMBER = /^#/;

/** A card number in groups of four: 7784 0010 3391 5526. */
export function spelledCard(number: string): string {
  if (ERASED_NUMBER.test(number)) return number;
  return number.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The end of a card number, enough to tell a member's cards apart. */
export function cardEnding(number: string): string {
  return ERASED_NUMBER.test(number) ? number : number.slice(-4);
}
