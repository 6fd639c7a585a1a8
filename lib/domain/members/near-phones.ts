const DIGITS = '0123456789';

/** Digits at the end of a phone that people get wrong; the code of the country is not among them. */
const NATIONAL_DIGITS = 10;

/** Phones (E.164) that differ by one digit, or by two neighbours swapped: about a hundred. */
export function nearPhones(phone: string): readonly string[] {
  const from = Math.max(1, phone.length - NATIONAL_DIGITS);
  const near = new Set<string>();
  for (let at = from; at < phone.length; at += 1) {
    for (const digit of DIGITS) near.add(phone.slice(0, at) + digit + phone.slice(at + 1));
    const [left = '', right = ''] = phone.slice(at, at + 2);
    near.add(phone.slice(0, at) + right + left + phone.slice(at + 2));
  }
  near.delete(phone);
  return [...near];
}
