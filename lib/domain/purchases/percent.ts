const PERCENT = /^(\d{1,4})(?:[.,](\d{1,2}))?$/;
const DECIMALS = 2;
const BPS_IN_PERCENT = 100;

/** A typed share in percent as hundredths of a percent, "5" or "1,25"; null when it is none. */
export function parsePercent(text: string): number | null {
  const [, whole, decimals = ''] = PERCENT.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  return Number(whole) * BPS_IN_PERCENT + Number(decimals.padEnd(DECIMALS, '0'));
}

/** Hundredths of a percent as they are typed, with the sign between whole and part of the language: 125 is "1.25". */
export function percentText(bps: number, separator: '.' | ','): string {
  const whole = Math.floor(bps / BPS_IN_PERCENT);
  const part = String(bps % BPS_IN_PERCENT)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '');
  return part === '' ? String(whole) : `${whole}${separator}${part}`;
}
