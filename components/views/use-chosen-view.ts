'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { SavedView } from '@/lib/domain/views/saved-view';
import { chosenViewId, viewQueryOf } from '@/lib/domain/views/view-query';

/** The view that was chosen last on a page in this tab, for links of the page that do not carry it; a bare page has none. */
function useLastChosen(page: string, chosenId: number | null, isBare: boolean): number | null {
  const [last, setLast] = useState<number | null>(null);
  useEffect(() => {
    const key = `view ${page}`;
    if (chosenId !== null) sessionStorage.setItem(key, String(chosenId));
    else if (isBare) sessionStorage.removeItem(key);
    setLast(Number(sessionStorage.getItem(key)) || null);
  }, [page, chosenId, isBare]);
  return chosenId ?? (isBare ? null : last);
}

/** What the present address shows as a view would keep it, the view that was chosen, and whether the two differ by now. */
export function useChosenView(page: string, views: readonly SavedView[]) {
  const parameters = useSearchParams();
  const present = viewQueryOf(page, parameters.toString());
  const chosenId = useLastChosen(page, chosenViewId(parameters), present === '');
  const named = views.find(({ viewId }) => viewId === chosenId);
  // Whoever filtered by hand to what a view shows stands on that view.
  const same = present === '' ? undefined : views.find(({ query }) => query === present);
  const chosen = named ?? same ?? null;
  return { parameters, present, chosen, isChanged: chosen !== null && chosen.query !== present };
}
