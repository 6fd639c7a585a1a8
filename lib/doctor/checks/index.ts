import { cardCounts } from './card-counts';
import { cardStock } from './card-stock';
import { cards } from './cards';
import { cohortCells } from './cohort-cells';
import { confirmedContacts } from './confirmed-contacts';
import { consentStates } from './consent-states';
import { firstDays } from './first-days';
import { gapDays } from './gap-days';
import { homeStores } from './home-stores';
import { households } from './households';
import { identityClaims } from './identity-claims';
import { memberCohorts } from './member-cohorts';
import { memberMonths } from './member-months';
import { orphanPurchases } from './orphan-purchases';
import { outlooks } from './outlooks';
import { partitions } from './partitions';
import { pointAccounts } from './point-accounts';
import { pointHolds } from './point-holds';
import { pointLots } from './point-lots';
import { pointSides } from './point-sides';
import { pointDays, pointLotSums } from './point-sums';
import { purchaseClaims } from './purchase-claims';
import { purchaseDecisions } from './purchase-decisions';
import { purchaseLines } from './purchase-lines';
import { receiptClaims } from './receipt-claims';
import { rfmCells } from './rfm-cells';
import { rfmScores } from './rfm-scores';
import { rhythms } from './rhythms';
import { ruleSums } from './rule-sums';
import { segmentLooks } from './segment-looks';
import { segmentUses } from './segment-uses';
import { sortKeys } from './sort-keys';
import { storeDays } from './store-days';
import { summaryMembers } from './summary-members';
import { summaryTotals } from './summary-totals';
import { summaryWindows } from './summary-windows';
import { tiers } from './tiers';
import { triggers } from './triggers';

/** Every invariant that `npm run doctor` proves, from the rules of the house to the derived tables. */
export const DOCTOR_CHECKS = [
  triggers,
  partitions,
  orphanPurchases,
  purchaseLines,
  purchaseDecisions,
  purchaseClaims,
  receiptClaims,
  ruleSums,
  identityClaims,
  cards,
  pointAccounts,
  pointLots,
  pointHolds,
  pointSides,
  pointDays,
  pointLotSums,
  cardCounts,
  cardStock,
  households,
  consentStates,
  confirmedContacts,
  gapDays,
  summaryMembers,
  summaryTotals,
  homeStores,
  firstDays,
  summaryWindows,
  sortKeys,
  memberMonths,
  memberCohorts,
  cohortCells,
  storeDays,
  rfmScores,
  rfmCells,
  rhythms,
  outlooks,
  segmentLooks,
  segmentUses,
  tiers,
] as const;

export type DoctorCheckId = (typeof DOCTOR_CHECKS)[number]['id'];
