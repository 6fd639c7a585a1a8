import 'server-only';
import { defineReport } from '../report';
import { drillOutlook } from './drill';
import { outlookReport } from './query';
import { outlookSpec } from './spec';

/** What is expected of members, whole. */
export const outlook = defineReport({
  spec: outlookSpec,
  query: outlookReport,
  drill: drillOutlook,
});
