/** Why a message did not go, as there are words for it: `consents.messages.errors.<word>`. */
const ERROR_WORDS = [
  'noConsent',
  'stale',
  'noContact',
  'contactChanged',
  'connection',
  'timeout',
  'tls',
  'auth',
  'address',
  'silent',
] as const;

type ErrorWord = (typeof ERROR_WORDS)[number] | 'smtp' | 'other';

/** The word of a code that an attempt left behind; a reply of the server with its number. */
export function errorWord(code: string): { readonly word: ErrorWord; readonly reply: string } {
  const reply = /^smtp_(\d{3})$/.exec(code)?.[1];
  if (reply !== undefined) return { word: 'smtp', reply };
  return { word: ERROR_WORDS.find((word) => word === code) ?? 'other', reply: '' };
}
