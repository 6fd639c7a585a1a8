import type { Job } from './job';
import { expireCards } from './jobs/expire-cards';
import { expireInvitations } from './jobs/expire-invitations';
import { fillLists } from './jobs/fill-lists';
import { finishClosing } from './jobs/finish-closing';
import { foldDeltas } from './jobs/fold-deltas';
import { giveGrants } from './jobs/give-grants';
import { heartbeat } from './jobs/heartbeat';
import { judgeTiers } from './jobs/judge-tiers';
import { keepColumns } from './jobs/keep-columns';
import { keepDay } from './jobs/keep-day';
import { keepForecasts } from './jobs/keep-forecasts';
import { keepItems } from './jobs/keep-items';
import { keepLifecycleMonths } from './jobs/keep-lifecycle-months';
import { keepOutlooks } from './jobs/keep-outlooks';
import { keepPoints } from './jobs/keep-points';
import { keepRfmMonths } from './jobs/keep-rfm-months';
import { produceBatches } from './jobs/produce-batches';
import { refreshSegments } from './jobs/refresh-segments';
import { removeOldFiles } from './jobs/remove-old-files';
import { renewEnrolments } from './jobs/renew-enrolments';
import { runImports } from './jobs/run-imports';
import { runMechanics } from './jobs/run-mechanics';
import { sendMessages } from './jobs/send-messages';
import { sendWebhooks } from './jobs/send-webhooks';
import { settleReturns } from './jobs/settle-returns';
import { sweepAccess } from './jobs/sweep-access';
import { sweepCallKeys } from './jobs/sweep-call-keys';
import { sweepCodes } from './jobs/sweep-codes';
import { sweepWebhooks } from './jobs/sweep-webhooks';
import { watchImportFolder } from './jobs/watch-import-folder';
import { watchLedger } from './jobs/watch-ledger';

/** Every job of the worker. To add one: a file in jobs/ and a line here. */
export const JOBS: readonly Job[] = [
  heartbeat,
  foldDeltas,
  keepDay,
  keepRfmMonths,
  keepColumns,
  keepForecasts,
  keepItems,
  keepOutlooks,
  keepLifecycleMonths,
  watchImportFolder,
  runImports,
  settleReturns,
  removeOldFiles,
  produceBatches,
  expireCards,
  expireInvitations,
  finishClosing,
  keepPoints,
  fillLists,
  renewEnrolments,
  giveGrants,
  judgeTiers,
  runMechanics,
  refreshSegments,
  watchLedger,
  sweepAccess,
  sweepCallKeys,
  sendMessages,
  sweepCodes,
  sendWebhooks,
  sweepWebhooks,
];
