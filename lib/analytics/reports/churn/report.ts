import 'server-only';
import { defineReport } from '../report';
import { drillChurn } from './drill';
import { churnReport } from './query';
import { churnSpec } from './spec';

/** Churn, whole. */
export const churn = defineReport({ spec: churnSpec, query: churnReport, drill: drillChurn });
