import { auditFile } from '@/lib/access/audit-csv';
import { readAuditAddress } from '@/lib/domain/access/audit-address';
import { createListHandler } from '@/lib/exports/create-list-handler';

/** The audit log as a file. */
export const GET = createListHandler((parameters, actor) =>
  auditFile(readAuditAddress(parameters), actor),
);
