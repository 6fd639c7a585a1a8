import 'server-only';
import type { Tx } from '@/db/write';
import { IN_FORCE_FLAG, INSIDE_FLAG } from '@/lib/domain/segments/kept-membership';
import { CHUNK_BYTES } from '@/lib/domain/segments/member-bits';
import type { SegmentLook } from '../queries/look-at-segments';

const EMPTY = new Uint8Array(CHUNK_BYTES);

/** Lays what was seen of a segment into the temporary table `next_bits`, as `segment_bits` keeps it: chunks where anybody is in force. */
export async function layBits(
  { client }: Tx,
  { inForce, inside, flags }: SegmentLook,
): Promise<void> {
  const told = [
    [IN_FORCE_FLAG, inForce],
    [INSIDE_FLAG, inside],
    ...flags.map((bits, index) => [index + 1, bits] as const),
  ] as const;
  const rows = [...inForce.keys()].flatMap((chunk) =>
    told.map(([flag, bits]) => ({ flag, chunk, bytes: bits.get(chunk) ?? EMPTY })),
  );
  await client.query(
    'CREATE TEMP TABLE next_bits (flag smallint, chunk int, bits bit varying) ON COMMIT DROP',
  );
  await client.query(
    `INSERT INTO next_bits SELECT flag, chunk, ('x' || bits)::bit varying
     FROM unnest($1::smallint[], $2::int[], $3::text[]) n (flag, chunk, bits)`,
    [
      rows.map(({ flag }) => flag),
      rows.map(({ chunk }) => chunk),
      rows.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
    ],
  );
}
