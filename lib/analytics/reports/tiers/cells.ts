/** A figure of the report: what is counted, and of which tiers; a tier is named by its code, `none` is no tier. */
export type TiersCell = MoveCell | DirectedCell | NearCell;
export type MoveCell = { readonly kind: 'move'; readonly from: string; readonly to: string };
export type DirectedCell = {
  readonly kind: 'moved' | 'around';
  readonly direction: 'up' | 'down';
};
/** Without a tier: near any. */
export type NearCell = { readonly kind: 'losing' | 'reaching'; readonly tier: string | null };

const MOVE = /^move-([a-z0-9-]+)\.([a-z0-9-]+)$/;
const DIRECTED = /^(moved|around)-(up|down)$/;
const NEAR = /^(losing|reaching)(?:-([a-z0-9-]+))?$/;

/** Reads the name of a figure; null: there is none of that name. */
export function parseTiersCell(cell: string): TiersCell | null {
  const [, from, to] = MOVE.exec(cell) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'move', from, to };
  const [, moved, direction] = DIRECTED.exec(cell) ?? [];
  if (moved !== undefined) {
    return {
      kind: moved === 'moved' ? 'moved' : 'around',
      direction: direction === 'up' ? 'up' : 'down',
    };
  }
  const [, near, tier] = NEAR.exec(cell) ?? [];
  if (near === undefined) return null;
  return { kind: near === 'losing' ? 'losing' : 'reaching', tier: tier ?? null };
}
