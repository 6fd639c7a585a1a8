import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { CalibrationRow } from '@/lib/domain/analytics/outlook-result';
import { formatDay } from '@/lib/format/dates';
import { formatDecimal } from '@/lib/format/numbers';
import { cellHref, csvHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { OutlookHow } from './outlook-how';
import type { OutlookPart } from './outlook-part';

const DIGITS = 2;

/** The forecast of days that the model did not know beside what was bought in them, by how often members had come back. */
export function CalibrationChart({ result, address, cell }: OutlookPart) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const { facts, tables } = result;
  const rows = tables.calibration;
  const most = Math.max(...rows.flatMap((row) => [row.expectedEach ?? 0, row.actualEach ?? 0]), 0);
  const each = (value: number | null) =>
    value === null ? none : formatDecimal(value, locale, DIGITS);
  const day = (on: string | null) => (on === null ? none : formatDay(on, locale));
  const group = ({ from, to }: CalibrationRow) => {
    if (to === null) return t('outlook.repeatsFrom', { from });
    return from === to
      ? t('outlook.repeatsRange', { from })
      : t('outlook.repeatsFromTo', { from, to });
  };
  return (
    <ChartFrame
      title={t('tables.outlook.calibration')}
      subtitle={
        facts.heldFromOn === null
          ? ''
          : t('outlook.calibrationNote', {
              from: day(facts.heldFromOn),
              to: day(facts.heldToOn),
            })
      }
      how={<OutlookHow />}
      csvHref={csvHref(address, 'calibration')}
      fileName={`outlook-${facts.asOfOn}`}
      provenance={<Provenance result={result} />}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('outlook.noCheckTitle')} text={t('outlook.noCheckText')} />
      ) : (
        <SimpleTable
          caption={t('tables.outlook.calibration')}
          rows={rows}
          rowKey={(row) => String(row.bin)}
          isCurrent={(row) => cell === `held-${row.bin}`}
          columns={[
            { id: 'group', header: t('outlook.repeats'), cell: group },
            {
              id: 'bars',
              header: t('outlook.compare'),
              isSecondary: true,
              cell: (row) => (
                <div className="grid min-w-24 gap-0.5 py-1">
                  <BarStrip ratio={most > 0 ? (row.expectedEach ?? 0) / most : 0} colour={2} />
                  <BarStrip ratio={most > 0 ? (row.actualEach ?? 0) / most : 0} />
                </div>
              ),
            },
            {
              id: 'expected',
              header: t('columns.expectedEach'),
              isNumeric: true,
              cell: (row) => each(row.expectedEach),
            },
            {
              id: 'actual',
              header: t('columns.actualEach'),
              isNumeric: true,
              cell: (row) => each(row.actualEach),
            },
            {
              id: 'customers',
              header: t('columns.customers'),
              isNumeric: true,
              cell: (row) => (
                <TextLink
                  href={cellHref(address, `held-${row.bin}`)}
                  scroll={false}
                  className="text-ink no-underline hover:underline"
                >
                  {count(row.customers)}
                </TextLink>
              ),
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}

/** As of when, of how many, and the parameters that were found. */
function Provenance({ result }: Pick<OutlookPart, 'result'>) {
  const { t, locale, none } = useReportWords(result.currency);
  const { facts } = result;
  const number = (value: number | null, digits = 3) =>
    value === null ? none : formatDecimal(value, locale, digits);
  return (
    <>
      {t('outlook.provenance', {
        day: facts.asOfOn === null ? none : formatDay(facts.asOfOn, locale),
        zone: facts.timeZone,
        count: facts.heldCustomers ?? 0,
      })}
      <br />
      {t('outlook.parameters', {
        r: number(facts.r),
        alpha: number(facts.alpha),
        a: number(facts.a),
        b: number(facts.b),
        logLikelihood: number(facts.logLikelihood, 1),
      })}
    </>
  );
}
