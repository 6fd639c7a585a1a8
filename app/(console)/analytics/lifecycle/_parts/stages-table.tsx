import { BarStrip } from '@/components/chart/bar-strip';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import {
  NOT_BOUGHT,
  type StageFlow,
  type StagePlace,
  type StageRow,
} from '@/lib/domain/analytics/lifecycle-result';
import { formatDayOfYear } from '@/lib/format/dates';
import { formatSigned } from '@/lib/format/numbers';
import { cellHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import type { StagesPart } from './stages-part';

/** Each stage with who stood in it, who left it for where, who came to it from where, and who stands in it. */
export function StagesTable({ result, page, own }: StagesPart) {
  const { t, locale, count } = useReportWords(result.currency);
  const { facts, tables } = result;
  const most = Math.max(1, ...tables.stages.flatMap((row) => [row.leftStage, row.cameToStage]));
  const nameOf = (place: StagePlace) =>
    place === NOT_BOUGHT ? t('stages.firstPurchase') : t(`stages.names.${place}`);
  const link = (cell: string, text: string) => (
    <TextLink
      href={cellHref(page, cell, own.report)}
      scroll={false}
      className="inline-flex min-h-6 min-w-6 items-center text-inherit"
    >
      {text}
    </TextLink>
  );
  const flowsOf = (flows: readonly StageFlow[], end: 'stageFrom' | 'stageTo') =>
    flows.map((flow) => (
      <span key={`${flow.stageFrom}.${flow.stageTo}`} className="whitespace-nowrap">
        {link(
          `flow-${flow.stageFrom}.${flow.stageTo}`,
          t('stages.flow', { name: nameOf(flow[end]), count: count(flow.customers) }),
        )}
      </span>
    ));
  const side = (row: StageRow, kind: 'left' | 'came') => {
    const size = kind === 'left' ? row.leftStage : row.cameToStage;
    const flows = tables.flows.filter(({ stageFrom, stageTo }) =>
      kind === 'left'
        ? stageFrom === row.stage && stageTo !== row.stage
        : stageTo === row.stage && stageFrom !== row.stage,
    );
    return (
      <div className="min-w-40 py-1">
        <span className="flex items-center gap-2">
          <span className="font-medium">{link(`${kind}-${row.stage}`, count(size))}</span>
          <BarStrip ratio={size / most} colour={kind === 'left' ? 2 : 1} />
        </span>
        <small className="flex flex-wrap gap-x-2 text-2xs text-ink-3">
          {flowsOf(flows, kind === 'left' ? 'stageTo' : 'stageFrom')}
        </small>
      </div>
    );
  };
  return (
    <SimpleTable
      caption={t('tables.lifecycle.stages')}
      rows={tables.stages}
      rowKey={({ stage }) => stage}
      columns={[
        {
          id: 'stage',
          header: t('columns.stage'),
          cell: ({ stage }) => (
            <span className="block py-1">
              {nameOf(stage)}
              <small className="block text-2xs font-normal text-ink-3">
                {t(`stages.hints.${stage}`)}
              </small>
            </span>
          ),
        },
        {
          id: 'before',
          header: formatDayOfYear(facts.fromOn, locale),
          isNumeric: true,
          cell: ({ stage, customersBefore }) =>
            link(`at-${facts.from}.${stage}`, count(customersBefore)),
        },
        { id: 'left', header: t('stages.left'), cell: (row) => side(row, 'left') },
        { id: 'came', header: t('stages.came'), cell: (row) => side(row, 'came') },
        {
          id: 'change',
          header: t('stages.net'),
          isNumeric: true,
          isQuiet: true,
          cell: ({ customersChange }) => formatSigned(customersChange, locale),
        },
        {
          id: 'now',
          header: formatDayOfYear(facts.asOfOn, locale),
          isNumeric: true,
          cell: ({ stage, customers }) => link(`at-${facts.to}.${stage}`, count(customers)),
        },
      ]}
      totals={[
        t('stages.total'),
        count(facts.customersBefore),
        '',
        '',
        formatSigned(facts.customers - facts.customersBefore, locale),
        count(facts.customers),
      ]}
    />
  );
}
