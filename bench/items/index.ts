import type { BenchItem } from '../bench-item';
import { columns } from './columns';
import { decide } from './decide';
import { duplicatePages } from './duplicate-pages';
import { fullRescoring } from './full-rescoring';
import { ladderSimulation } from './ladder-simulation';
import { liability } from './liability';
import { lifecycle } from './lifecycle';
import { mechanicResultsItem } from './mechanic-results';
import { mechanicsNight } from './mechanics-night';
import { mechanicsSimulation } from './mechanics-simulation';
import { memberList } from './member-list';
import { memberPage } from './member-page';
import { memberSearch } from './member-search';
import { outlooks } from './outlooks';
import { overviewItem } from './overview';
import { retentionMatrix } from './retention-matrix';
import { rfmMatrix } from './rfm-matrix';
import { rfmMovement } from './rfm-movement';
import { segmentMembership } from './segment-membership';
import { segmentParts } from './segment-parts';
import { segments } from './segments';
import { sending } from './sending';
import { tierNight } from './tier-night';
import { webhooks } from './webhooks';

/** What is measured on the demo programme, in this order; the import and the desk have databases of their own. */
export const BENCH_ITEMS: Readonly<Record<string, BenchItem>> = {
  rfm: rfmMatrix,
  'rfm-movement': rfmMovement,
  rescoring: fullRescoring,
  overview: overviewItem,
  retention: retentionMatrix,
  lifecycle,
  search: memberSearch,
  list: memberList,
  member: memberPage,
  duplicates: duplicatePages,
  decide,
  webhooks,
  liability,
  simulation: ladderSimulation,
  outlooks,
  segments,
  overlap: segmentParts,
  columns,
  membership: segmentMembership,
  tiers: tierNight,
  'mechanics-simulation': mechanicsSimulation,
  mechanics: mechanicsNight,
  'mechanic-results': mechanicResultsItem,
  sending,
};
