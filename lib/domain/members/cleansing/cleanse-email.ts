import { type Cleansed, clean, unclean } from './cleansed';

const EMAIL = /^[^\s@,;"<>]{1,64}@[^\s@,;"<>.][^\s@,;"<>]*\.[^\s@,;"<>.]{2,}$/;
const EMAIL_MAX_LENGTH = 254;

/** Where most people's mail is. A domain one slip away from these is more likely a slip. */
const KNOWN_DOMAINS = [
  'mail.ru',
  'inbox.ru',
  'list.ru',
  'bk.ru',
  'yandex.ru',
  'yandex.com',
  'ya.ru',
  'rambler.ru',
  'gmail.com',
  'mail.com',
  'email.com',
  'icloud.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'proton.me',
  'protonmail.com',
];

/** Shorter domains have too many honest neighbours: hk.ru is not bk.ru. */
const SLIP_MIN_LENGTH = 7;

/** Whether the texts differ by one letter left out, put in, mistaken, or two swapped. */
function isOneSlipAway(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const isMistaken = short.slice(at + 1) === long.slice(at + 1);
  const isSwapped =
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2);
  return isMistaken || isSwapped;
}

/** Endings that these houses never had. */
const WRONG_ENDINGS = new Map([
  ['gmail.ru', 'gmail.com'],
  ['icloud.ru', 'icloud.com'],
]);

/** A likelier domain: a wrong ending put right, else one slip away; null when it may well be meant. */
function likelierDomain(domain: string): string | null {
  if (KNOWN_DOMAINS.includes(domain)) return null;
  const isNear = (known: string) => known.length >= SLIP_MIN_LENGTH && isOneSlipAway(domain, known);
  return WRONG_ENDINGS.get(domain) ?? KNOWN_DOMAINS.find(isNear) ?? null;
}

/** An e-mail in lower case without spaces. A slip in a well-known domain is suggested, never changed. */
export function cleanseEmail(text: string): Cleansed {
  const email = text.trim().toLowerCase();
  if (email === '') return clean('');
  if (email.length > EMAIL_MAX_LENGTH || !EMAIL.test(email)) {
    return unclean(email, 'emailUnreadable');
  }
  const at = email.lastIndexOf('@');
  const domain = likelierDomain(email.slice(at + 1));
  return {
    ...clean(email, email === text ? [] : ['email']),
    suggestion: domain === null ? null : email.slice(0, at + 1) + domain,
  };
}
