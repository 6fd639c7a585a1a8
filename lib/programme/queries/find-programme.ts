import 'server-only';
import { z } from 'zod';
import { CURRENCY_DECIMALS, type CurrencyCode } from '@/lib/domain/shared/money';
import { defineQuery } from '@/lib/kernel/query';

export type Programme = {
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly currencyDecimals: number;
  readonly timeZone: string;
  readonly isDemo: boolean;
  /** Day the stored windows and scores end on. */
  readonly asOfOn: string;
};

type Row = Omit<Programme, 'currencyDecimals'>;

/** The programme's name, currency, zone and as-of day; null before it is set up. Shown to anybody who signs in. */
export const findProgramme = defineQuery({
  id: 'programme.find',
  permission: 'public',
  input: z.object({}),
  run: async ({ read }): Promise<Programme | null> => {
    const [row] = await read<Row[]>`
      SELECT p.name, p.currency, p.time_zone AS "timeZone", p.is_demo AS "isDemo", s.as_of_on AS "asOfOn"
      FROM programme p CROSS JOIN analytics_state s`;
    return row ? { ...row, currencyDecimals: CURRENCY_DECIMALS[row.currency] } : null;
  },
});
