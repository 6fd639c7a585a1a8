import type { CurrencyCode } from '../../shared/money';

/** How files write the currencies of a programme beside a number, the ISO code left out. */
const SIGNS: Readonly<Record<CurrencyCode, readonly string[]>> = {
  RUB: ['₽', 'рублей', 'рубля', 'рубль', 'руб', 'р'],
  USD: ['$', 'US$'],
  EUR: ['€'],
  GBP: ['£'],
  KZT: ['₸', 'тг'],
  BYN: ['Br', 'бел.руб'],
  UZS: ['сум', "so'm"],
  GEL: ['₾', 'лари'],
  AMD: ['֏', 'драм'],
  AZN: ['₼', 'манат'],
  TRY: ['₺', 'TL'],
  CNY: ['¥', '元'],
  JPY: ['¥', '円'],
};

const CODES = Object.keys(SIGNS).filter((code): code is CurrencyCode => code in SIGNS);

const OWNERS = new Map<string, readonly CurrencyCode[]>();
for (const code of CODES) {
  for (const sign of [...SIGNS[code], code]) {
    const folded = sign.toLowerCase();
    OWNERS.set(folded, [...(OWNERS.get(folded) ?? []), code]);
  }
}

const ANY = [...OWNERS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace(/[$.]/g, '\\$&'))
  .join('|');
const LEADING = new RegExp(`^\\s*([+\\-−]?)\\s*(${ANY})\\.?\\s*(?=[+\\-−\\d.,])`, 'iu');
const TRAILING = new RegExp(`(?<=[\\d.,])\\s*(${ANY})\\.?\\s*$`, 'iu');

/** A number without its sign of currency, and the currencies which that sign may stand for. */
export type Unsigned = { readonly text: string; readonly currencies: readonly CurrencyCode[] };

/** Takes a sign of currency off a number: "₽ 5", "-$5.00", "5,00 руб." Null when none stands there. */
export function takeCurrencyOff(text: string): Unsigned | null {
  const leading = LEADING.exec(text);
  const sign = leading?.[2] ?? TRAILING.exec(text)?.[1];
  if (sign === undefined) return null;
  const bare = leading ? text.replace(LEADING, '$1') : text.replace(TRAILING, '');
  return { text: bare, currencies: OWNERS.get(sign.toLowerCase()) ?? [] };
}
