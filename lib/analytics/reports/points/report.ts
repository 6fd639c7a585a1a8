import 'server-only';
import { defineReport } from '../report';
import { drillPoints } from './drill';
import { pointsReport } from './query';
import { pointsSpec } from './spec';

/** The report of points, whole. */
export const points = defineReport({ spec: pointsSpec, query: pointsReport, drill: drillPoints });
