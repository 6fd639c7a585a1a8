import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { KEPT_PARAMETERS } from './kept-parameters';

/** Where one is in a list, what is open beside it, what is typed into its search (it may be a name or a phone), and the view itself. */
const LEFT_OUT = ['after', 'before', 'cursor', 'page', 'card', 'message', 'cell', 'q', 'view'];

/** Which of the reports of a page an open cell is of. */
const OF_CELL = 'of';

/** Pages that list the members of a figure: there `cell` says who is listed. */
const LISTS_FIGURES = ['/members'];

/**
 * What a view keeps of an address: filters, order and columns, without the place in the list, in one order, so that the same page is the
 * same text however its address came about.
 */
export function viewQueryOf(page: string, address: string | URLSearchParams): string {
  const query = new URLSearchParams(address);
  for (const name of LEFT_OUT) {
    if (name !== 'cell' || !LISTS_FIGURES.includes(page)) query.delete(name);
  }
  if (page.startsWith('/analytics')) query.delete(OF_CELL);
  for (const [name, value] of [...query]) if (value === '') query.delete(name, value);
  query.sort();
  return query.toString();
}

/** A link to the page one is on that leads on with the chosen view and the columns of its address. */
export function keptAlong(href: string, address: AddressParameters): string {
  const [path = '', text = ''] = href.split('?');
  const query = new URLSearchParams(text);
  for (const name of KEPT_PARAMETERS) {
    const value = parameterOf(address, name);
    if (value && !query.has(name)) query.set(name, value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The number of the view that the address says was chosen. */
export function chosenViewId(address: URLSearchParams): number | null {
  const told = /^[1-9]\d{0,8}$/.exec(address.get('view') ?? '');
  return told === null ? null : Number(told[0]);
}

/** The page as a view shows it. */
export function viewHref(page: string, view: { readonly viewId: number; readonly query: string }) {
  const query = new URLSearchParams(view.query);
  query.set('view', String(view.viewId));
  return `${page}?${query}`;
}
