import 'server-only';
import { defineReport } from '../report';
import { drillRetention } from './drill';
import { retentionReport } from './query';
import { retentionSpec } from './spec';

/** Retention, whole. */
export const retention = defineReport({
  spec: retentionSpec,
  query: retentionReport,
  drill: drillRetention,
});
