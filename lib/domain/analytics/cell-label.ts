import type { StoreFormat } from '../purchases/states';
import type { MovementGroup } from './points-movements';
import type { RfmGroup } from './rfm-groups';

/** What fills a slot of a label; months, days, formats and groups are put into the reader's language when it is shown. */
export type LabelSlot =
  | { readonly kind: 'plain'; readonly value: string | number }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'day'; readonly day: string }
  /** Written as `periodCode` does. */
  | { readonly kind: 'period'; readonly period: string }
  | { readonly kind: 'tier'; readonly nameEn: string; readonly nameRu: string }
  | { readonly kind: 'format'; readonly format: StoreFormat }
  | { readonly kind: 'groups'; readonly groups: readonly RfmGroup[] };

/** The name of a report's figure: the message `analytics.drill.<key>` and its slots. */
export type CellLabel = {
  readonly key: CellLabelKey;
  readonly slots: Readonly<Record<string, LabelSlot>>;
};

export type CellLabelKey =
  | `points${'outstanding' | 'available' | 'pending' | 'debt'}`
  | `points${MovementGroup}`
  | `pointsEnd${'Never' | 'Later' | 'Over' | 'Soon' | 'Month'}`
  | `pointsCohort${'issued' | 'spent' | 'expired' | 'open' | 'Until'}`
  | 'pointsLifeTouched'
  | 'rfmAll'
  | 'rfmScores'
  | 'rfmGroups'
  | 'rfmAt'
  | `rfm${'Flow' | 'FlowCame' | 'FlowGone' | 'Stayed' | 'Moved' | 'Came' | 'Gone'}`
  | 'retentionAll'
  | 'retentionBegan'
  | 'retentionCohort'
  | 'retentionAverage'
  | 'repeatStep'
  | 'repeatNone'
  | 'repeatIn'
  | 'repeatHad'
  | `lifecycle${'At' | 'Flow' | 'Left' | 'Came'}`
  | `gaps${'All' | 'Bin' | 'BinFrom' | 'Group' | 'NoGroup'}`
  | `churn${'Before' | 'Lost' | 'Stayed' | 'Back' | 'First' | 'Active'}`
  | 'buyersDays'
  | 'buyersMonth'
  | 'repeatDays'
  | 'repeatMonth'
  | 'membersBy'
  | 'sumsDays'
  | 'sumsMonth'
  | 'outlookAll'
  | 'outlookChance'
  | 'outlookHeld'
  | 'outlookHeldFrom'
  | `migration${'Losers' | 'Winners' | 'Raised' | 'RaisedTo' | 'Rest'}`
  | 'tiersMove'
  | `tiers${'Up' | 'Down' | 'MovedUp' | 'MovedDown'}`
  | `tiers${'Losing' | 'Reaching'}${'' | 'Any'}`
  | 'segment'
  | `segmentBy${'Any' | 'Email' | 'Sms' | 'Phone'}`
  | 'overlapAny'
  | 'overlapNot'
  | 'overlapIn'
  | 'overlapInNot'
  | 'conditionAsOf'
  | 'conditionSince'
  | 'conditionAllTime'
  | 'conditionRPackage'
  | 'conditionModel'
  | 'conditionScoresNow'
  | 'conditionInFormat'
  | 'conditionInStore'
  | 'conditionMinCohort'
  | 'conditionSilent'
  | 'conditionBoughtInPeriod'
  | 'conditionSilentGaps'
  | 'conditionTier'
  | 'conditionHomeStore'
  | 'conditionHomeFormat';

/** A slot that is shown as it is. */
export const plain = (value: string | number): LabelSlot => ({ kind: 'plain', value });

/** A slot that names a month, 'YYYY-MM'. */
export const monthSlot = (month: string): LabelSlot => ({ kind: 'month', month });

/** A slot that names a period by its code. */
export const periodSlot = (period: string): LabelSlot => ({ kind: 'period', period });

/** A slot that names a calendar day. */
export const daySlot = (day: string): LabelSlot => ({ kind: 'day', day });

/** A slot that names a format of stores. */
export const formatSlot = (format: StoreFormat): LabelSlot => ({ kind: 'format', format });
