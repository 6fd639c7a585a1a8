type Plain = Readonly<Record<string, unknown>>;

/** The value at a place of a definition, `rewards.0.points`; undefined where there is none. */
export function valueAt(draft: unknown, at: string): unknown {
  return at
    .split('.')
    .reduce<unknown>(
      (held, step) =>
        typeof held === 'object' && held !== null ? (held as Plain)[step] : undefined,
      draft,
    );
}

/** The same with another value at a place; undefined takes it out. The order of the fields stays. */
export function withValue<Draft>(draft: Draft, at: string, value: unknown): Draft {
  const [step = '', ...rest] = at.split('.');
  const below = rest.join('.');
  if (Array.isArray(draft)) {
    const place = Number(step);
    return draft.map((item: unknown, i) =>
      i === place ? (below === '' ? value : withValue(item, below, value)) : item,
    ) as Draft;
  }
  const held = (typeof draft === 'object' && draft !== null ? draft : {}) as Plain;
  const next = below === '' ? value : withValue(held[step] ?? {}, below, value);
  if (next === undefined) {
    const { [step]: _, ...others } = held;
    return others as Draft;
  }
  return { ...held, [step]: next } as Draft;
}
