import type { ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { TextLink } from '@/components/ui/text-link';
import { figureChange } from '@/lib/domain/analytics/figure-change';
import {
  figureGap,
  OVERVIEW_FIGURES,
  type OverviewFigureId,
} from '@/lib/domain/analytics/overview-figures';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { BUYERS_MOST_DAYS } from '@/lib/domain/analytics/overview-settings';
import { formatSigned, formatSignedPercent } from '@/lib/format/numbers';
import { cellHref, type ReportAddress } from '../report-address';
import { useFigureWords } from './use-figure-words';

type Value = number | bigint | null;
type Props = {
  readonly id: OverviewFigureId;
  readonly now: Value;
  readonly before: Value;
  readonly result: OverviewResult;
  readonly address: ReportAddress;
};

/** The line below a figure: its change with the figure it is against, which opens its own members; or why there is none. */
export function FigureNote({ id, now, before, result, address }: Props) {
  const { t, locale, value } = useFigureWords(result.currency);
  const figure = OVERVIEW_FIGURES[id];
  const { facts } = result;
  const was = (chunks: ReactNode) => (
    <TextLink
      href={cellHref(address, `${figure.cell}.before`)}
      scroll={false}
      className="text-inherit"
    >
      {chunks}
    </TextLink>
  );
  const slots = { before: value(id, before), was };
  const change = figureChange(now, before, figure);
  if (change.kind === 'unknown') {
    if (now !== null) return t('overview.noBefore');
    return t(`overview.unknown.${figureGap(id, facts.buyers !== null)}`, {
      days: BUYERS_MOST_DAYS,
    });
  }
  if (change.kind === 'same') return t.rich('overview.noChange', slots);
  if (change.kind === 'fromNothing') return t.rich('overview.fromNothing', slots);
  return (
    <Change meaning={change.meaning}>
      {change.kind === 'points'
        ? t.rich('overview.fromPoints', {
            change: formatSigned(change.difference * 100, locale, 1),
            ...slots,
          })
        : t.rich('overview.from', { change: formatSignedPercent(change.ratio, locale), ...slots })}
    </Change>
  );
}
