import { z } from 'zod';
import { LIFECYCLE_STAGES, type LifecycleStage } from '@/lib/domain/analytics/lifecycle';
import { NOT_BOUGHT, type StagePlace } from '@/lib/domain/analytics/lifecycle-result';
import { memberFilterShape, monthParameter } from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

/** What the report may be asked: two kept months; without them the last two. */
export const lifecycleParameters = z.object({
  stagesFrom: monthParameter.optional(),
  stagesTo: monthParameter.optional(),
  ...memberFilterShape,
});

export type LifecycleParameters = z.output<typeof lifecycleParameters>;

/** Where members stand by their own rhythm, and what leads from one stage to another. */
export const lifecycleSpec = defineReportSpec({
  id: 'lifecycle',
  permission: 'analytics.read',
  parameters: lifecycleParameters,
  facts: [
    ...columns('month', 'from', 'to'),
    ...columns('day', 'fromOn', 'asOfOn'),
    ...columns('flag', 'isUnfinished'),
    ...columns('text', 'timeZone'),
    ...columns('flag', 'isEnough'),
    ...columns('count', 'customersBefore', 'customers'),
  ],
  tables: [
    {
      id: 'stages',
      columns: [
        ...columns('text', 'stage'),
        ...columns('count', 'customersBefore', 'leftStage', 'cameToStage'),
        ...columns('number', 'customersChange'),
        ...columns('count', 'customers'),
      ],
    },
    {
      id: 'flows',
      columns: [
        ...columns('text', 'stageFrom', 'stageTo'),
        ...columns('count', 'customers'),
        ...columns('ratio', 'shareFrom'),
      ],
    },
    {
      id: 'months',
      columns: [
        ...columns('month', 'month'),
        ...columns('text', 'stage'),
        ...columns('count', 'customers'),
      ],
    },
  ],
});

/** A figure that opens its members. */
export type LifecycleCell =
  | { readonly kind: 'at'; readonly month: string; readonly stage: LifecycleStage }
  | { readonly kind: 'flow'; readonly from: StagePlace; readonly to: StagePlace }
  | { readonly kind: 'left' | 'came'; readonly stage: LifecycleStage };

const stageOf = (text: string | undefined) => LIFECYCLE_STAGES.find((stage) => stage === text);
const placeOf = (text: string | undefined): StagePlace | undefined =>
  text === NOT_BOUGHT ? NOT_BOUGHT : stageOf(text);

/** Reads `at-2026-10.active`, `flow-new.active`, `left-active`, `came-active`; null when it is none of them. */
export function parseLifecycleCell(text: string): LifecycleCell | null {
  const [, month, at] = /^at-(\d{4}-\d{2})\.([a-z]+)$/.exec(text) ?? [];
  const atStage = stageOf(at);
  if (month !== undefined && atStage !== undefined) return { kind: 'at', month, stage: atStage };
  const [, was, is] = /^flow-([a-z]+)\.([a-z]+)$/.exec(text) ?? [];
  const [from, to] = [placeOf(was), placeOf(is)];
  if (from !== undefined && to !== undefined && (from !== NOT_BOUGHT || to !== NOT_BOUGHT)) {
    return { kind: 'flow', from, to };
  }
  const [, side, name] = /^(left|came)-([a-z]+)$/.exec(text) ?? [];
  const stage = stageOf(name);
  if (stage === undefined) return null;
  return { kind: side === 'left' ? 'left' : 'came', stage };
}
