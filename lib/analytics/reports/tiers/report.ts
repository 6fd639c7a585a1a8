import 'server-only';
import { defineReport } from '../report';
import { drillTiers } from './drill';
import { tiersReport } from './query';
import { tiersSpec } from './spec';

/** Tiers over time, whole. */
export const tiers = defineReport({ spec: tiersSpec, query: tiersReport, drill: drillTiers });
