import { DROP_REASONS } from './states';

/** Why a message did not go, as there are words for it: `consents.messages.errors.<word>`. */
const ERROR_WORDS = [
  ...DROP_REASONS,
  'connection',
  'timeout',
  'tls',
  'auth',
  'address',
  'silent',
] as const;

type ErrorWord = (typeof ERROR_WORDS)[number] | 'smtp' | 'http' | 'other';

/** The word of a code that an attempt left behind; a reply of the server or provider with its number. */
export function errorWord(code: string): { readonly word: ErrorWord; readonly reply: string } {
  const [, way, reply] = /^(smtp|http)_(\d{3})$/.exec(code) ?? [];
  if (reply !== undefined) return { word: way === 'http' ? 'http' : 'smtp', reply };
  return { word: ERROR_WORDS.find((word) => word === code) ?? 'other', reply: '' };
}
