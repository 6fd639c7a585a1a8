import { type Group, isGroup, type SegmentDefinition } from './definition';

/** Members of one chunk, and the bytes of their bits: the lowest id first, from the left. */
export const CHUNK_MEMBERS = 65_536;
export const CHUNK_BYTES = CHUNK_MEMBERS / 8;

/** Members as bits, by the number of their chunk; a chunk that is not there has none of them. */
export type MemberBits = ReadonlyMap<number, Uint8Array>;

const NOBODY: MemberBits = new Map();

/** Works out one chunk of two, byte by byte. */
function combined(a: Uint8Array, b: Uint8Array, byte: (a: number, b: number) => number) {
  const bytes = new Uint8Array(CHUNK_BYTES);
  for (let at = 0; at < CHUNK_BYTES; at += 1) bytes[at] = byte(a[at] ?? 0, b[at] ?? 0);
  return bytes;
}

/** Who is among both. */
export function inBoth(a: MemberBits, b: MemberBits): MemberBits {
  const both = new Map<number, Uint8Array>();
  for (const [chunk, bytes] of a) {
    const other = b.get(chunk);
    if (other !== undefined)
      both.set(
        chunk,
        combined(bytes, other, (one, two) => one & two),
      );
  }
  return both;
}

/** Who is among any of the two. */
export function inAny(a: MemberBits, b: MemberBits): MemberBits {
  const any = new Map(a);
  for (const [chunk, bytes] of b) {
    const other = a.get(chunk);
    any.set(chunk, other === undefined ? bytes : combined(bytes, other, (one, two) => one | two));
  }
  return any;
}

/** Who is among the first and not among the second. */
export function without(a: MemberBits, b: MemberBits): MemberBits {
  const left = new Map<number, Uint8Array>();
  for (const [chunk, bytes] of a) {
    const other = b.get(chunk);
    left.set(
      chunk,
      other === undefined ? bytes : combined(bytes, other, (one, two) => one & ~two & 255),
    );
  }
  return left;
}

/** How many bits are set in each byte there is. */
const SET_BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
});

/** How many members there are. */
export function countMembers(bits: MemberBits): number {
  let members = 0;
  for (const bytes of bits.values()) for (const byte of bytes) members += SET_BITS[byte] ?? 0;
  return members;
}

/**
 * Who is in a segment, of who is in force and whom each of its conditions fits, in the order they are read and with `not` applied.
 */
export function insideBits(
  { include, exclude }: SegmentDefinition,
  { inForce, flags }: { readonly inForce: MemberBits; readonly flags: readonly MemberBits[] },
): MemberBits {
  let number = 0;
  const fits = ({ join, items }: Group): MemberBits =>
    items
      .map((item) => (isGroup(item) ? fits(item) : (flags[number++] ?? NOBODY)))
      .reduce(join === 'all' ? inBoth : inAny);
  const included = include === null ? inForce : inBoth(inForce, fits(include));
  return exclude === null ? included : without(included, fits(exclude));
}
