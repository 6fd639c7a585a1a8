import 'server-only';
import { BUCKETS } from '@/lib/domain/experiments/assign';

const HALF = 16;
const WORD_BITS = 32;
const MASK = '4294967295';
const MULTIPLIER = 73_244_475;

/** Mixes the bits of a word as `mixed` of `experiments/assign` does: joins that end with `name`. */
function mixedSql(word: string, name: string): string {
  const round = (from: string) =>
    `(((${from}) # ((${from}) >> ${HALF})) * ${MULTIPLIER}) & ${MASK}`;
  return `CROSS JOIN LATERAL (SELECT ${round(word)} AS ${name}_1) AS of_${name}_1
    CROSS JOIN LATERAL (SELECT ${round(`${name}_1`)} AS ${name}_2) AS of_${name}_2
    CROSS JOIN LATERAL (SELECT ${name}_2 # (${name}_2 >> ${HALF}) AS ${name}) AS of_${name}`;
}

/**
 * The bucket of a member as SQL, the same arithmetic as `bucketOf` (a test compares both): joins behind a table that has `id`, a bigint, and the
 * expression of the bucket. `salt` is an expression too.
 */
export function bucketSql(
  id: string,
  salt: string,
): { readonly join: string; readonly value: string } {
  const word = `(${id} & ${MASK}) # (${id} >> ${WORD_BITS})`;
  return {
    join: `${mixedSql(word, 'known')} ${mixedSql(`known # ${salt}`, 'dealt')}`,
    value: `((dealt * ${BUCKETS}) >> ${WORD_BITS})`,
  };
}
