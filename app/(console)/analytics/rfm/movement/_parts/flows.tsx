import { SankeyChart } from '@/components/chart/sankey-chart';
import type { SankeyFlow, SankeyNode } from '@/components/chart/sankey-types';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { type MovementFlow, NO_BUYER } from '@/lib/domain/analytics/rfm-movement-result';
import { formatMonth } from '@/lib/format/dates';
import { cellHref } from '../../../_parts/report-address';
import { useReportWords } from '../../../_parts/use-report-words';
import { MovementFrame } from './movement-frame';
import type { MovementPart } from './movement-part';
import { usePlaceName } from './use-place-name';

/** Flows that are drawn, and that the table shows: the largest. All are in the file. */
const DRAWN = 24;
const LISTED = 30;

const cellOf = ({ placeFrom, placeTo }: MovementFlow) => `flow-${placeFrom}.${placeTo}`;

/** From which group or cell to which: a Sankey of groups with its table, of cells the table alone. */
export function Flows(part: MovementPart) {
  const { result, address } = part;
  const { t, locale, count } = useReportWords(result.currency);
  const nameOf = usePlaceName(result);
  const { from, to } = result.facts;
  const moves = result.tables.flows.filter(({ placeFrom, placeTo }) => placeFrom !== placeTo);
  const months = { from: formatMonth(from, locale), to: formatMonth(to, locale) };
  const table = <FlowTable {...part} />;
  const drawn = moves.slice(0, DRAWN);
  const isByCells = address.params.by === 'cells';
  const scoreOf = (place: string) =>
    result.tables.places.find((one) => one.place === place)?.meanScore ?? 0;
  const ribbons = drawn.map(
    (flow): SankeyFlow => ({
      id: cellOf(flow),
      from: flow.placeFrom,
      to: flow.placeTo,
      size: flow.customers,
      tone: scoreOf(flow.placeTo) > scoreOf(flow.placeFrom) ? 'up' : 'down',
      text: count(flow.customers),
      words: t('movement.ribbon', {
        count: flow.customers,
        before: nameOf(flow.placeFrom),
        after: nameOf(flow.placeTo),
      }),
      href: cellHref(address, cellOf(flow)),
    }),
  );
  return (
    <MovementFrame
      result={result}
      address={address}
      table="flows"
      note={
        isByCells
          ? t('movement.cellsNote', { ...months, count: LISTED })
          : t('movement.flowsNote', { ...months, count: drawn.length })
      }
      {...(isByCells ? {} : { twin: table })}
    >
      {isByCells || moves.length === 0 ? (
        table
      ) : (
        <SankeyChart
          label={t('movement.flowsLabel', months)}
          nodes={nodesOf(part, { drawn, nameOf, count })}
          flows={ribbons}
        />
      )}
    </MovementFrame>
  );
}

type Words = {
  readonly drawn: readonly MovementFlow[];
  readonly nameOf: (place: string) => string;
  readonly count: (value: number) => string;
};

/** Places on both sides in the order of their scores, with what stood there before and stands there after. */
function nodesOf({ result, address }: MovementPart, words: Words): readonly SankeyNode[] {
  const { flows, places } = result.tables;
  const { from, to } = result.facts;
  const { drawn, nameOf, count } = words;
  const isUsed = (place: string) =>
    drawn.some(({ placeFrom, placeTo }) => placeFrom === place || placeTo === place);
  const sizeOf = (end: 'placeFrom' | 'placeTo', place: string) =>
    flows.reduce((all, flow) => (flow[end] === place ? all + flow.customers : all), 0);
  const figure = (month: string, end: 'placeFrom' | 'placeTo', place: string) => (
    <TextLink href={cellHref(address, `at-${month}.${place}`)} scroll={false}>
      {count(sizeOf(end, place))}
    </TextLink>
  );
  const shown = places
    .filter(({ place }) => isUsed(place))
    .toSorted((one, other) => other.meanScore - one.meanScore);
  return [
    ...shown.map(({ place }) => ({
      id: place,
      label: nameOf(place),
      left: figure(from, 'placeFrom', place),
      right: figure(to, 'placeTo', place),
      barClass: 'fill-series-1',
    })),
    ...(isUsed(NO_BUYER)
      ? [
          {
            id: NO_BUYER,
            label: <span className="text-ink-2">{nameOf(NO_BUYER)}</span>,
            left: null,
            right: null,
            barClass: 'fill-line-strong',
          },
        ]
      : []),
  ];
}

function FlowTable({ result, address, cell }: MovementPart) {
  const { t, count, share } = useReportWords(result.currency);
  const nameOf = usePlaceName(result);
  return (
    <SimpleTable
      caption={t('tables.rfm-movement.flows')}
      rows={result.tables.flows.slice(0, LISTED)}
      rowKey={cellOf}
      isCurrent={(flow) => cell === cellOf(flow)}
      columns={[
        {
          id: 'from',
          header: t('columns.placeFrom'),
          cell: ({ placeFrom }) => nameOf(placeFrom),
        },
        {
          id: 'to',
          header: t('columns.placeTo'),
          cell: ({ placeFrom, placeTo }) =>
            placeFrom === placeTo ? (
              <span className="text-ink-2">{t('movement.stays')}</span>
            ) : (
              nameOf(placeTo)
            ),
        },
        {
          id: 'customers',
          header: t('columns.customers'),
          isNumeric: true,
          cell: (flow) => (
            <TextLink href={cellHref(address, cellOf(flow))} scroll={false}>
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
