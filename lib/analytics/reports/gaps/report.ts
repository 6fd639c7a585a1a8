import 'server-only';
import { defineReport } from '../report';
import { drillGaps } from './drill';
import { gapsReport } from './query';
import { gapsSpec } from './spec';

/** Time between purchases, whole. */
export const gaps = defineReport({ spec: gapsSpec, query: gapsReport, drill: drillGaps });
