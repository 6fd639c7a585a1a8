export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The address of a report page, read: the report's own parameters, and what is open beside it. */
export type PageParams = {
  readonly params: Readonly<Record<string, string>>;
  readonly cell: string | undefined;
  readonly of: string | undefined;
};

/** Takes the first value of each name the report knows and drops the empty ones. */
export async function readParams(
  searchParams: SearchParams,
  names: readonly string[],
): Promise<PageParams> {
  const given = await searchParams;
  const first = (name: string) => {
    const value = given[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  const params = names.flatMap((name) => {
    const value = first(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { params: Object.fromEntries(params), cell: first('cell'), of: first('of') };
}

/** The parameters of some names: what one report of a page is asked. */
export function onlyParams(
  params: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}
