import { z } from 'zod';
import { isDay } from '../shared/calendar';
import { CURRENCY_DECIMALS, type CurrencyCode } from '../shared/money';
import { plainText } from '../shared/plain-text';
import { NAME_MAX_CHARS } from './limits';
import { PASSWORD_MAX_CHARS } from './password';
import { API_SCOPES, ROLES } from './permissions';
import { LOCALES, THEMES } from './preferences';

const EMAIL_MAX_CHARS = 254;

const TOKEN_MAX_CHARS = 100;
const MAX_ID = 2_147_483_647;

/** An e-mail as it is kept: trimmed, lower case. */
export const emailInput = z.string().trim().toLowerCase().max(EMAIL_MAX_CHARS).pipe(z.email());

export const nameInput = z.string().trim().min(1).max(NAME_MAX_CHARS);

/** A password as typed. Its strength is judged where it is set, so that old ones can still sign in. */
export const passwordInput = z
  .string()
  .min(1)
  .max(4 * PASSWORD_MAX_CHARS);

export const roleInput = z.enum(ROLES);
export const localeInput = z.enum(LOCALES);
export const themeInput = z.enum(THEMES);
export const idInput = z.number().int().min(1).max(MAX_ID);
export const secretInput = z.string().min(1).max(TOKEN_MAX_CHARS);
export const scopesInput = z.array(z.enum(API_SCOPES)).min(1);
/** A partner's code; empty: the programme's own stores and any partner's. */
export const partnerInput = z
  .string()
  .trim()
  .max(NAME_MAX_CHARS)
  .refine((text) => plainText(text) === text)
  .default('');
export const dayInput = z.string().refine(isDay);
/** The version of a row that was on screen: a change against an older one is refused. */
export const versionInput = z.number().int().min(1);
export const pageInput = z.number().int().min(1).max(10_000).default(1);

const CURRENCY_CODES = Object.keys(CURRENCY_DECIMALS);

export const currencyInput = z
  .string()
  .refine((code): code is CurrencyCode => CURRENCY_CODES.includes(code));

/** An IANA zone that this process knows: an offset such as `+03:00` is not one. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneInput = z.string().max(NAME_MAX_CHARS).refine(isTimeZone);
