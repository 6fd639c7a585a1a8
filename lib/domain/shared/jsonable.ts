/** A value as JSON carries it: whole amounts as text of digits. */
export type Jsonable<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Jsonable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Jsonable<T[Key]> }
      : T;

/** As JSON carries it: the one cast, for TypeScript cannot follow the walk. */
export function toJsonable<T>(value: T): Jsonable<T> {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'bigint') return part.toString();
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, field]) => [name, walk(field)]));
  };
  return walk(value) as Jsonable<T>;
}
