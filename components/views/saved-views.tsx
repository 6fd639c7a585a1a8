'use client';

import { lazy, Suspense, useState } from 'react';
import { useChosenView } from './use-chosen-view';
import { ViewButton } from './view-button';
import type { ViewsProps } from './views-menu';

const ViewsMenu = lazy(() => import('./views-menu'));

/** The views of a page: which one is shown and whether the page differs from it by now. What can be done with them comes with the first click. */
export function SavedViews(props: ViewsProps) {
  const { chosen, isChanged } = useChosenView(props.page, props.views);
  const [isWanted, setWanted] = useState(false);
  const shown = { viewName: chosen?.name ?? null, isChanged };
  if (!isWanted) {
    return (
      <ViewButton
        {...shown}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={<ViewButton {...shown} aria-busy />}>
      <ViewsMenu {...props} />
    </Suspense>
  );
}
