import 'server-only';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { dayRefusal } from '@/lib/domain/purchases/claim-rules';
import {
  type AskedReceipt,
  type Finding,
  paperKey,
  paperOf,
  receiptKey,
} from '@/lib/domain/purchases/claim-search';
import type { ClaimEarning, ClaimTerms } from '@/lib/domain/purchases/claims';
import { judgeBooked, judgePaper } from './judge-claims';
import type { RunRows } from './read-receipts';

type By = ClaimTerms & { readonly memberId: number; readonly timeZone: string };

/** What a paper of what was said would earn; nothing while too little is said. */
async function earningOfPaper(
  run: RunRows,
  asked: AskedReceipt,
  by: By,
): Promise<readonly ClaimEarning[]> {
  const of = paperKey(asked);
  const paper = paperOf(asked);
  if (of === null || paper === null || dayRefusal(paper.businessDate, by) !== null) return [];
  const judged = await judgePaper(run, by, paper);
  return judged === null ? [] : [{ of, points: judged.decision.points }];
}

/** What each of the receipts that can be claimed would earn the member by itself, and a paper of what was said. */
export async function judgeFindings(
  run: RunRows,
  by: By,
  { asked, findings }: { readonly asked: AskedReceipt; readonly findings: readonly Finding[] },
): Promise<readonly ClaimEarning[]> {
  const free = findings.filter(({ refusal }) => refusal === null);
  const booked = free.map(({ receipt }) => ({ ...receipt, ownerId: GUEST_MEMBER_ID }));
  const judged = booked.length === 0 ? [] : await judgeBooked(run, by, booked);
  const ofBooked = judged.map(({ facts: { businessDate }, purchaseId, decision: { points } }) => ({
    of: receiptKey({ businessDate, purchaseId }),
    points,
  }));
  return [...ofBooked, ...(await earningOfPaper(run, asked, by))];
}
