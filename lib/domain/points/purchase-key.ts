/** The source of movements that a receipt caused. */
export const PURCHASE_SOURCE = 'purchase';

/** The source of movements by claims of receipts; their keys name the task. */
export const CLAIM_SOURCE = 'claim';

/** The key of a movement that a receipt caused: the business day leads to the month in which the receipt is kept. */
export function purchaseKey(businessDate: string, purchaseId: number | bigint): string {
  return `${businessDate}:${purchaseId}`;
}
