import {
  MEASURES,
  type Measure,
  type ResultCell,
  resultCellInput,
  resultsInput,
} from '@/lib/domain/mechanics/results/asked';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';

/** What an address of the results asks: words as they stand in it. */
export type ResultsAddress = {
  /** The page: of a mechanic, or of all of them together. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly measure: Measure;
};

const NAMES = ['days', 'by', 'leastBps', 'marginBps'] as const;
const PER_PERCENT = 100;

/** The page of the results of a mechanic. */
export const resultsPath = (ruleId: number): string => `/mechanics/${ruleId}/results`;
/** The page of what all mechanics together are worth. */
export const PROGRAMME_PATH = '/mechanics/holdout';

/** Reads an address; what it says wrongly is as if it said nothing. Shares stand in it as percents. */
export function readResultsAddress(path: string, given: AddressParameters): ResultsAddress {
  const { shape } = resultsInput;
  const asked = {
    days: parameterOf(given, 'days'),
    by: parameterOf(given, 'by'),
    leastBps: inBps(parameterOf(given, 'least')),
    marginBps: inBps(parameterOf(given, 'margin')),
  };
  const params = NAMES.flatMap((name) => {
    const value = asked[name];
    return value && shape[name].safeParse(value).success ? [[name, value] as const] : [];
  });
  const measure = MEASURES.find((one) => one === parameterOf(given, 'measure')) ?? 'buyers';
  return { path, params: Object.fromEntries(params), measure };
}

function inBps(percent: string | null | undefined): string | undefined {
  if (percent === null || percent === undefined || !/^\d{1,3}([.,]\d{1,2})?$/.test(percent)) {
    return undefined;
  }
  return String(Math.round(Number(percent.replace(',', '.')) * PER_PERCENT));
}

function query({ params, measure }: ResultsAddress): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const isShare = name === 'leastBps' || name === 'marginBps';
    words.set(name.replace('Bps', ''), isShare ? String(Number(value) / PER_PERCENT) : value);
  }
  if (measure !== 'buyers') words.set('measure', measure);
  return words;
}

const withQuery = (path: string, words: URLSearchParams) =>
  words.size === 0 ? path : `${path}?${words}`;

/** The results with another word in their address. */
export function resultsHref(
  address: ResultsAddress,
  change: { readonly measure?: Measure } = {},
): string {
  return withQuery(address.path, query({ ...address, ...change }));
}

/** The file of the results as they stand. */
export function resultsCsvHref(address: ResultsAddress): string {
  return withQuery(`/api/internal${address.path}/csv`, query(address));
}

/** The members behind a figure. */
export function resultCellHref(address: ResultsAddress, cell: ResultCell): string {
  const words = query({ ...address, measure: 'buyers' });
  words.set('arm', cell.arm);
  if (cell.what !== 'assigned') words.set('what', cell.what);
  if (cell.part !== undefined) words.set('part', cell.part);
  return `${address.path}/members?${words}`;
}

/** Which members an address asks for; null: none. */
export function readResultCell(given: AddressParameters): ResultCell | null {
  const cell = resultCellInput.safeParse({
    arm: parameterOf(given, 'arm'),
    what: parameterOf(given, 'what') ?? undefined,
    part: parameterOf(given, 'part') ?? undefined,
  });
  return cell.success ? cell.data : null;
}
