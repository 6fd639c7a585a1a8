import 'server-only';
import { defineReport } from '../report';
import { drillLifecycle } from './drill';
import { lifecycleReport } from './query';
import { lifecycleSpec } from './spec';

/** Stages of the lifecycle, whole. */
export const lifecycle = defineReport({
  spec: lifecycleSpec,
  query: lifecycleReport,
  drill: drillLifecycle,
});
