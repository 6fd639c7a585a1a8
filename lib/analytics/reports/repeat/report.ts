import 'server-only';
import { defineReport } from '../report';
import { drillRepeat } from './drill';
import { repeatReport } from './query';
import { repeatSpec } from './spec';

/** The way to repeat purchases, whole. */
export const repeat = defineReport({ spec: repeatSpec, query: repeatReport, drill: drillRepeat });
