import { ChartFrame } from '@/components/chart/chart-frame';
import { SankeyChart } from '@/components/chart/sankey-chart';
import type { SankeyFlow, SankeyNode } from '@/components/chart/sankey-types';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import {
  NOT_BOUGHT,
  type StageFlow,
  type StagePlace,
} from '@/lib/domain/analytics/lifecycle-result';
import { formatDayOfYear } from '@/lib/format/dates';
import { cellHref, csvHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import type { StagesPart } from './stages-part';

/** From who buys as ever down to who is gone, and who had not bought yet. */
const ORDER = ['active', 'returned', 'new', 'slipping', 'lapsed', NOT_BOUGHT] as const;

const cellOf = ({ stageFrom, stageTo }: StageFlow) => `flow-${stageFrom}.${stageTo}`;
const isUp = ({ stageFrom, stageTo }: StageFlow) =>
  ORDER.indexOf(stageTo) < ORDER.indexOf(stageFrom);

type Props = StagesPart & Pick<Parameters<typeof ChartFrame>[0], 'how' | 'provenance'>;

/** Who left one stage for another between the two months, as ribbons and as a table. */
export function StageFlows({ result, page, own, how, provenance }: Props) {
  const { t, locale, count } = useReportWords(result.currency);
  const { facts, tables } = result;
  const moves = tables.flows.filter(({ stageFrom, stageTo }) => stageFrom !== stageTo);
  if (moves.length === 0) return null;
  const days = {
    from: formatDayOfYear(facts.fromOn, locale),
    to: formatDayOfYear(facts.asOfOn, locale),
  };
  const nameOf = (place: StagePlace) =>
    place === NOT_BOUGHT ? t('stages.notBought') : t(`stages.names.${place}`);
  const hrefOf = (cell: string) => cellHref(page, cell, own.report);
  const flows = moves.map((flow): SankeyFlow => {
    const words = { before: nameOf(flow.stageFrom), after: nameOf(flow.stageTo) };
    return {
      ...{ id: cellOf(flow), from: flow.stageFrom, to: flow.stageTo, size: flow.customers },
      tone: isUp(flow) ? 'up' : 'down',
      text: count(flow.customers),
      words: t('movement.ribbon', { count: flow.customers, ...words }),
      href: hrefOf(cellOf(flow)),
    };
  });
  const figure = (month: string, stage: string, customers: number) => (
    <TextLink href={hrefOf(`at-${month}.${stage}`)} scroll={false}>
      {count(customers)}
    </TextLink>
  );
  const nodes = ORDER.flatMap((place): SankeyNode[] => {
    const row = tables.stages.find(({ stage }) => stage === place);
    const isUsed = moves.some(({ stageFrom, stageTo }) => stageFrom === place || stageTo === place);
    if (!isUsed) return [];
    const isNobody = row === undefined;
    return [
      {
        id: place,
        label: isNobody ? <span className="text-ink-2">{nameOf(place)}</span> : nameOf(place),
        left: isNobody ? null : figure(facts.from, place, row.customersBefore),
        right: isNobody ? null : figure(facts.to, place, row.customers),
        barClass: isNobody ? 'fill-line-strong' : 'fill-series-1',
      },
    ];
  });
  return (
    <ChartFrame
      how={how}
      provenance={provenance}
      title={t('tables.lifecycle.flows')}
      subtitle={t('stages.flowsNote', days)}
      csvHref={csvHref(own, 'flows')}
      fileName={`lifecycle-flows-${facts.asOfOn}`}
      table={<FlowTable moves={moves} nameOf={nameOf} hrefOf={hrefOf} currency={result.currency} />}
    >
      <SankeyChart label={t('stages.flowsLabel', days)} nodes={nodes} flows={flows} />
    </ChartFrame>
  );
}

type TableProps = {
  readonly moves: readonly StageFlow[];
  readonly nameOf: (place: StagePlace) => string;
  readonly hrefOf: (cell: string) => string;
  readonly currency: string;
};

function FlowTable({ moves, nameOf, hrefOf, currency }: TableProps) {
  const { t, count, share } = useReportWords(currency);
  return (
    <SimpleTable
      caption={t('tables.lifecycle.flows')}
      rows={moves}
      rowKey={cellOf}
      columns={[
        {
          id: 'from',
          header: t('columns.stageFrom'),
          cell: ({ stageFrom }) => nameOf(stageFrom),
        },
        { id: 'to', header: t('columns.stageTo'), cell: ({ stageTo }) => nameOf(stageTo) },
        {
          id: 'customers',
          header: t('columns.customers'),
          isNumeric: true,
          cell: (flow) => (
            <TextLink href={hrefOf(cellOf(flow))} scroll={false}>
              {count(flow.customers)}
            </TextLink>
          ),
        },
        {
          id: 'share',
          header: t('columns.shareFrom'),
          isNumeric: true,
          isQuiet: true,
          cell: ({ shareFrom }) => share(shareFrom),
        },
      ]}
    />
  );
}
