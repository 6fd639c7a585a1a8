import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { formatMonth } from '@/lib/format/dates';
import { formatShare, formatSigned, formatSignedPercent } from '@/lib/format/numbers';
import { cellHref } from '../../../_parts/report-address';
import { useReportWords } from '../../../_parts/use-report-words';
import { MovementFrame } from './movement-frame';
import type { MovementPart } from './movement-part';
import { usePlaceName } from './use-place-name';

/** Each group or cell with its size and its change since the month before. */
export function PlacesTable({ result, address, cell }: MovementPart) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const nameOf = usePlaceName(result);
  const { to, customers } = result.facts;
  const { places } = result.tables;
  const before = result.kept[result.kept.indexOf(to) + 1];
  const at = (month: string, place: string) => cellHref(address, `at-${month}.${place}`);
  return (
    <MovementFrame
      result={result}
      address={address}
      table="places"
      note={
        before === undefined
          ? t('movement.placesAlone', { to: formatMonth(to, locale) })
          : t('movement.placesNote', {
              to: formatMonth(to, locale),
              before: formatMonth(before, locale),
            })
      }
    >
      <SimpleTable
        caption={t('tables.rfm-movement.places')}
        rows={places}
        rowKey={({ place }) => place}
        isCurrent={({ place }) => cell === `at-${to}.${place}`}
        columns={[
          { id: 'place', header: t('columns.place'), cell: ({ place }) => nameOf(place) },
          {
            id: 'customers',
            header: t('columns.customers'),
            isNumeric: true,
            cell: ({ place, customers: size }) => (
              <TextLink href={at(to, place)} scroll={false}>
                {count(size)}
              </TextLink>
            ),
          },
          {
            id: 'share',
            header: t('metrics.share'),
            isNumeric: true,
            isQuiet: true,
            cell: ({ customers: size }) => formatShare(size, customers, locale),
          },
          {
            id: 'before',
            header: t('columns.customersBefore'),
            isNumeric: true,
            isSecondary: true,
            cell: ({ place, customersBefore }) =>
              customersBefore === null || before === undefined ? (
                none
              ) : (
                <TextLink href={at(before, place)} scroll={false}>
                  {count(customersBefore)}
                </TextLink>
              ),
          },
          {
            id: 'change',
            header: t('columns.customersChange'),
            isNumeric: true,
            cell: ({ customersChange }) =>
              customersChange === null ? none : formatSigned(customersChange, locale),
          },
          {
            id: 'changeShare',
            header: t('movement.inPercent'),
            isNumeric: true,
            isQuiet: true,
            isSecondary: true,
            cell: ({ customersBefore, customersChange }) =>
              customersChange === null || !customersBefore
                ? none
                : formatSignedPercent(customersChange / customersBefore, locale),
          },
        ]}
      />
    </MovementFrame>
  );
}
