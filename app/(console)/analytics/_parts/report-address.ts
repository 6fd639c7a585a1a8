/** Where a report's page stands and what it was asked; the open figure is no part of it. */
export type ReportAddress = {
  readonly path: string;
  readonly report: string;
  readonly params: Readonly<Record<string, string>>;
};

function hrefOf(path: string, entries: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(entries).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The page with nothing open. */
export function closedHref({ path, params }: ReportAddress): string {
  return hrefOf(path, params);
}

/** The page with one thing asked differently. */
export function withParam(address: ReportAddress, name: string, value: string): string {
  return hrefOf(address.path, { ...address.params, [name]: value });
}

/** The page with the members of a figure beside it; `of` names another report of the same page. */
export function cellHref(address: ReportAddress, cell: string, of?: string): string {
  return hrefOf(address.path, { ...address.params, ...(of === undefined ? {} : { of }), cell });
}

/** The members of a figure as a list. */
export function listHref({ report, params }: ReportAddress, cell: string): string {
  return hrefOf('/members', { ...params, report, cell });
}

/** A new segment that says what the figure says. */
export function segmentHref({ report, params }: ReportAddress, cell: string): string {
  return hrefOf('/segments/new', { ...params, report, cell });
}

/** A new mechanic for the members that the figure says. */
export function mechanicHref({ report, params }: ReportAddress, cell: string): string {
  return hrefOf('/mechanics/new', { ...params, report, cell });
}

/** The members of a figure as a file. */
export function listCsvHref({ report, params }: ReportAddress, cell: string): string {
  return hrefOf('/api/internal/members/csv', { ...params, report, cell });
}

/** One table of the report as a file. */
export function csvHref({ report, params }: ReportAddress, table: string): string {
  return hrefOf(`/api/internal/reports/${report}/csv`, { ...params, table });
}
