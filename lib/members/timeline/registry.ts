import 'server-only';
import type { TimelineSource } from './source';
import { accountFreezes } from './sources/account-freezes';
import { awards, heldBack } from './sources/awards';
import { cardEvents } from './sources/card-events';
import { changes } from './sources/changes';
import { consentRecords } from './sources/consent-records';
import { householdPlaces } from './sources/household-places';
import { interactions } from './sources/interactions';
import { joined } from './sources/joined';
import { memberEvents } from './sources/member-events';
import { messageEvents } from './sources/message-events';
import { pointEntries } from './sources/point-entries';
import { pointHolds } from './sources/point-holds';
import { purchases } from './sources/purchases';
import { taskEvents } from './sources/task-events';
import { tierChanges } from './sources/tier-changes';

/**
 * Everything that a member's timeline is made of. To add a source: write `sources/<id>.ts` (see `TimelineSource`), put
 * it in this list, and write its words. A kind of its own is a line in `TIMELINE_KINDS` and its word.
 */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  purchases,
  pointEntries,
  pointHolds,
  accountFreezes,
  memberEvents,
  awards,
  heldBack,
  cardEvents,
  tierChanges,
  messageEvents,
  consentRecords,
  householdPlaces,
  taskEvents,
  interactions,
  changes,
  joined,
];
