import { LineChart } from '@/components/chart/line-chart';
import { formatDayOfYear } from '@/lib/format/dates';
import { formatShare } from '@/lib/format/numbers';
import { useReportWords } from '../../_parts/use-report-words';
import { distributionOf } from './distribution-of';
import { DistributionTable } from './distribution-table';
import { TiersFrame } from './tiers-frame';
import type { TiersPart } from './tiers-part';

/** What share of members showed each tier, month by month: a line a tier; the table behind it has the numbers. */
export function DistributionChart(part: TiersPart) {
  const { result, address } = part;
  const { t, locale } = useReportWords(result.currency);
  const { days, codes, membersOn, totalOn } = distributionOf(result);
  const nameOf = (code: string) => {
    const tier = result.tiers.find((one) => one.code === code);
    if (tier === undefined) return t('tiers.none');
    return locale === 'ru' ? tier.nameRu : tier.nameEn;
  };
  const lookOf = (code: string) => {
    const tier = result.tiers.find((one) => one.code === code);
    return tier === undefined ? {} : { tier: tier.colour };
  };
  const lastOn = days.at(-1);
  const values = codes.map((code) =>
    lastOn === undefined
      ? nameOf(code)
      : `${nameOf(code)} ${formatShare(membersOn(lastOn, code) ?? 0, totalOn(lastOn), locale)}`,
  );
  return (
    <TiersFrame
      result={result}
      address={address}
      table="distribution"
      note={t('tiers.distributionNote')}
      twin={<DistributionTable {...part} />}
    >
      <LineChart
        label={t('tiers.distributionLabel', { values: values.join(', ') })}
        categories={days.map((day) => formatDayOfYear(day, locale))}
        series={codes.map((code) => ({
          id: code,
          label: nameOf(code),
          values: days.map((day) => (membersOn(day, code) ?? 0) / (totalOn(day) || 1)),
          ...lookOf(code),
        }))}
        format={{ kind: 'percent', digits: 1 }}
        fromZero
      />
    </TiersFrame>
  );
}
