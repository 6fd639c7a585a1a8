import 'server-only';
import { defineReport } from '../report';
import { drillRfmMovement } from './drill';
import { rfmMovementReport } from './query';
import { rfmMovementSpec } from './spec';

/** Movement between RFM groups, whole. */
export const rfmMovement = defineReport({
  spec: rfmMovementSpec,
  query: rfmMovementReport,
  drill: drillRfmMovement,
});
