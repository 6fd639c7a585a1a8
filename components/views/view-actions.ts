import type { ActionResult } from '@/lib/domain/shared/action-result';

type Changed = { readonly viewId: number; readonly version: number };
export type ViewAnswer = Promise<ActionResult<Changed>>;
type Act<Given> = (given: Given) => ViewAnswer;
type Seen = { readonly viewId: number; readonly version: number };

/** What can be done with views. Each action is a command of the server. */
export type ViewActions = {
  readonly save: Act<{
    readonly page: string;
    readonly name: string;
    readonly query: string;
    readonly isShared: boolean;
  }>;
  readonly rename: Act<Seen & { readonly name: string }>;
  readonly replace: Act<Seen & { readonly query: string }>;
  readonly share: Act<Seen & { readonly isShared: boolean }>;
  readonly archive: Act<Seen & { readonly isArchived: boolean }>;
};
