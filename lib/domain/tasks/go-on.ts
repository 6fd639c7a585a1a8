import type { ListedTask } from './listed-task';

/** One click goes on with a task, unless a colleague is at it now: taking that over is said on its page. */
export function mayGoOn({ state, holder }: Pick<ListedTask, 'state' | 'holder'>): boolean {
  if (state === 'paused') return true;
  return state === 'open' && (holder === null || holder.isMe || !holder.isThere);
}
