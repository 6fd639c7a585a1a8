import 'server-only';
import { churn } from './churn/report';
import { gaps } from './gaps/report';
import { lifecycle } from './lifecycle/report';
import { migration } from './migration/report';
import { outlook } from './outlook/report';
import { overview } from './overview/report';
import { points } from './points/report';
import { pointsLife } from './points-life/report';
import { repeat } from './repeat/report';
import { repeatCurve } from './repeat-curve/report';
import type { Report } from './report';
import { retention } from './retention/report';
import { rfm } from './rfm/report';
import { rfmMovement } from './rfm-movement/report';
import { tiers } from './tiers/report';

/** Every report. To add one: a folder here, a line below, its words in messages. */
export const REPORTS: readonly Report[] = [
  overview,
  rfm,
  rfmMovement,
  retention,
  repeat,
  repeatCurve,
  lifecycle,
  churn,
  gaps,
  outlook,
  points,
  pointsLife,
  tiers,
  migration,
];

/** The report of that name, or null. */
export function findReport(id: string): Report | null {
  return REPORTS.find((report) => report.spec.id === id) ?? null;
}
