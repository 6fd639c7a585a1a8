import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { ReportResult, ReportSpec } from '@/lib/domain/analytics/report-spec';
import { AppError } from '@/lib/domain/shared/errors';
import { findReport } from './registry';

type Parameters = Readonly<Record<string, string>>;

/**
 * Runs a report by its name, with parameters as text: for the HTTP API, the command line and downloads. Throws
 * AppError `not_found` without such a report, `invalid_input` for names or values it does not take.
 */
export async function runReport(
  id: string,
  parameters: Parameters,
  actor: Actor,
): Promise<{ spec: ReportSpec; result: ReportResult }> {
  const report = findReport(id);
  if (!report) throw new AppError('not_found', { report: id });
  const known = new Set(Object.keys(report.spec.parameters.shape));
  const unknown = Object.keys(parameters).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new AppError('invalid_input', { fields: unknown });
  return { spec: report.spec, result: await report.run(parameters, actor) };
}
