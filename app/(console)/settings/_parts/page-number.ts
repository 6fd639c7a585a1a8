const MAX_PAGE = 10_000;

/** The page asked for in the address: a whole number from 1, whatever was typed there. */
export function pageNumber(asked: string | string[] | undefined): number {
  const page = typeof asked === 'string' && /^\d{1,5}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(page, 1), MAX_PAGE);
}

type Shown = { readonly page: number; readonly from: number; readonly shown: number };

/** Addresses of the pages before and after, where there are any. */
export function pageLinks(path: string, total: number, { page, from, shown }: Shown) {
  const to = from + shown - 1;
  return {
    from: shown === 0 ? 0 : from,
    to: shown === 0 ? 0 : to,
    previousHref: page > 1 ? `${path}?page=${page - 1}` : undefined,
    nextHref: to < total ? `${path}?page=${page + 1}` : undefined,
  };
}
