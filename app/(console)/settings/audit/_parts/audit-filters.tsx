import type { ReactNode } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { useAuditFilters } from './use-audit-filters';

type Props = Parameters<typeof useAuditFilters>[0] & {
  readonly before: ReactNode;
};

/** The filters of the audit log. */
export function AuditFilters({ before, ...input }: Props) {
  return <FilterBar before={before} filters={useAuditFilters(input)} />;
}
