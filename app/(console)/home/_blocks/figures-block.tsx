import { getLocale } from 'next-intl/server';
import { overviewReport } from '@/lib/analytics/reports/overview/query';
import type { Actor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { HomeFigures } from '../_parts/home-figures';

/** The last 30 days of members; nothing before the first purchase. */
export async function FiguresBlock({ actor }: { readonly actor: Actor }) {
  const [locale, { currency, facts }] = await Promise.all([
    getLocale(),
    runQuery(overviewReport, {}, actor),
  ]);
  if (facts.receipts + facts.receiptsBefore === 0) return null;
  return <HomeFigures facts={facts} currency={currency} locale={locale} />;
}
