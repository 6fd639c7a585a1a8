import { isRfmGroup } from '@/lib/domain/analytics/rfm-groups';
import { NO_BUYER, type RfmMovementResult } from '@/lib/domain/analytics/rfm-movement-result';
import { useReportWords } from '../../../_parts/use-report-words';

/** Names places: groups of one's own as they were named, the ten in the reader's language, cells by their scores. */
export function usePlaceName({ currency, tables }: RfmMovementResult) {
  const { t } = useReportWords(currency);
  const names = new Map(tables.places.map(({ place, placeName }) => [place, placeName]));
  return (place: string): string => {
    const name = names.get(place);
    if (name !== undefined && name !== '') return name;
    if (place === NO_BUYER) return t('movement.none');
    return isRfmGroup(place) ? t(`groups.${place}`) : place.toUpperCase().replace('F', ' F');
  };
}
