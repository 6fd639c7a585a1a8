import 'server-only';
import { defineReport } from '../report';
import { drillOverview } from './drill';
import { overviewReport } from './query';
import { overviewSpec } from './spec';

/** The overview, whole. */
export const overview = defineReport({
  spec: overviewSpec,
  query: overviewReport,
  drill: drillOverview,
});
