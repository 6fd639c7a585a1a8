/** Views of one page that one person may have. */
export const VIEWS_MAX = 50;
export const VIEW_NAME_MAX = 60;
export const VIEW_QUERY_MAX = 4_000;

/** A view as it is offered to a reader. */
export type SavedView = {
  readonly viewId: number;
  readonly name: string;
  readonly query: string;
  readonly isShared: boolean;
  readonly version: number;
  readonly isOwn: boolean;
  readonly ownerName: string;
  /** Who it belongs to, and for a shared one an administrator. */
  readonly mayChange: boolean;
};
