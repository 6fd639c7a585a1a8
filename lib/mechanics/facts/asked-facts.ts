import 'server-only';
import type { FactName, MemberFacts } from '@/lib/domain/mechanics/facts';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { Values } from '@/lib/tiers/engine/facts-sql';
import { type Whose, whoseSql } from './whose';

/** What facts are asked. */
export type AskedFacts = {
  readonly whose: Whose;
  readonly names: readonly FactName[];
  /** The days that are decided: what is only of use before them is left out, what came after them is not told. */
  readonly fromOn: string;
  readonly throughOn: string;
  /** IANA zone of the programme: it makes days of moments. */
  readonly timeZone: string;
  /** Whether purchases come with their goods and returns; without them they are days alone, one a day. */
  readonly hasGoods?: boolean;
  /** Purchases with goods that were read before in the same transaction up to the same day: nobody is read twice, who is read is added. */
  readonly known?: KnownPurchases | undefined;
};

export type KnownPurchases = Map<number, MemberFacts['purchases']>;

/** Facts of one name, of each member who has any. */
export type FactsOf<Name extends FactName> = ReadonlyMap<number, MemberFacts[Name]>;

/** The statement of a fact: its values, and the condition that a column is one of the members. */
export function statementOf({ whose }: AskedFacts) {
  const values = new Values();
  return { values, mine: whoseSql(values, whose) };
}

/** Rows that each tell one thing of a member, gathered in the order they came. */
export async function gather<Row extends { readonly memberId: number }, One>(
  run: RunRows,
  { text, values }: { readonly text: string; readonly values: Values },
  tell: (row: Row) => One,
): Promise<ReadonlyMap<number, readonly One[]>> {
  const byMember = new Map<number, One[]>();
  for (const row of await run<Row>(text, values.list)) {
    const known = byMember.get(row.memberId);
    if (known === undefined) byMember.set(row.memberId, [tell(row)]);
    else known.push(tell(row));
  }
  return byMember;
}
