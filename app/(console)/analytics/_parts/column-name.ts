import type { Messages } from 'next-intl';
import { publicName } from '@/lib/domain/analytics/report-spec';

export type ColumnName = keyof Messages['analytics']['columns'];

/** The message of a column's label. A test of the registry sees that every column has one. */
export function columnName(id: string): ColumnName {
  return publicName(id) as ColumnName;
}
