import 'server-only';
import { defineReport } from '../report';
import { drillRepeatCurve } from './drill';
import { repeatCurveReport } from './query';
import { repeatCurveSpec } from './spec';

/** The curve of repeat purchases, whole. */
export const repeatCurve = defineReport({
  spec: repeatCurveSpec,
  query: repeatCurveReport,
  drill: drillRepeatCurve,
});
