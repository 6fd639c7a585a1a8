import 'server-only';
import { defineReport } from '../report';
import { drillRfm } from './drill';
import { rfmReport } from './query';
import { rfmSpec } from './spec';

/** RFM, whole. */
export const rfm = defineReport({ spec: rfmSpec, query: rfmReport, drill: drillRfm });
