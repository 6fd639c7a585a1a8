import { LedgerStrip } from '@/components/ui/ledger-strip';
import {
  figureName,
  OVERVIEW_FIGURE_IDS,
  OVERVIEW_FIGURES,
} from '@/lib/domain/analytics/overview-figures';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import type { ReportRow } from '@/lib/domain/analytics/report-spec';
import { cellHref, type ReportAddress } from '../report-address';
import { FigureNote } from './figure-note';
import { useFigureWords } from './use-figure-words';

type Props = { readonly result: OverviewResult; readonly address: ReportAddress };

/** A figure is a number, an amount or not known. */
const figure = (facts: ReportRow, name: string): number | bigint | null => {
  const value = facts[name];
  return typeof value === 'number' || typeof value === 'bigint' ? value : null;
};

/** Figures in one row of the strip. */
const IN_A_ROW = 5;

/** The figures of the period, each with the figure it is against. */
export function OverviewLedger({ result, address }: Props) {
  const { t, value, name } = useFigureWords(result.currency);
  const { facts } = result;
  const rows = [OVERVIEW_FIGURE_IDS.slice(0, IN_A_ROW), OVERVIEW_FIGURE_IDS.slice(IN_A_ROW)];
  return rows.map((ids, row) => (
    <LedgerStrip
      key={ids[0]}
      label={row === 0 ? t('overview.ledger') : t('overview.ledgerMore')}
      figures={ids.map((id) => {
        const now = figure(facts, figureName(id, ''));
        const before = figure(facts, figureName(id, 'Before'));
        return {
          id,
          label: name(id),
          value: value(id, now),
          note: <FigureNote id={id} now={now} before={before} result={result} address={address} />,
          ...(now === null ? {} : { href: cellHref(address, `${OVERVIEW_FIGURES[id].cell}.now`) }),
        };
      })}
    />
  ));
}
