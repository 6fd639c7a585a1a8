import 'server-only';
import type { SystemActor } from '@/lib/domain/access/actor';
import { BEAT_SECONDS, type JudgedFailure, SEND_SECONDS } from '@/lib/domain/messaging/delivery';
import { runCommand } from '@/lib/kernel/command';
import { log } from '@/lib/log';
import { beatMessage } from './commands/beat-message';
import { type Claimed, claimFrom } from './commands/claim-messages';
import { recordOutcome } from './commands/record-outcome';
import { openChannels } from './mail-settings';
import { openWays } from './sending/ways';
import type { Letter, Way } from './smtp';
import { type MessageTemplates, TEMPLATES } from './templates/registry';

const MS_A_SECOND = 1_000;
/** Rounds of one run; the job looks again a second later. */
const MOST_ROUNDS = 1_000;

type Delivery = {
  readonly actor: SystemActor;
  readonly signal: AbortSignal;
  /** The moment the run takes for now; the clock's unless told. */
  readonly now?: () => Date;
  readonly templates?: MessageTemplates;
};

/** An attempt is over when its time is, whatever the server does. */
async function sendInTime(way: Way, letter: Letter): Promise<JudgedFailure | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<JudgedFailure>((resolve) => {
    timer = setTimeout(
      () => resolve({ code: 'timeout', isFinal: false }),
      SEND_SECONDS * MS_A_SECOND,
    );
  });
  try {
    return await Promise.race([way.send(letter), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function sendOne(
  way: Way,
  { attempt, memberId, messageId, ...letter }: Claimed,
  { actor, now = () => new Date() }: Delivery,
): Promise<void> {
  const timer = setInterval(() => {
    // One that fails is followed by the next; when all fail the lease ends, as it should.
    runCommand(beatMessage, { memberId, messageId, attempt }, actor, { now: now() }).catch(
      () => undefined,
    );
  }, BEAT_SECONDS * MS_A_SECOND);
  const failure = await sendInTime(way, letter).finally(() => clearInterval(timer));
  if (failure !== null) log.warn({ messageId, attempt, code: failure.code }, 'message not sent');
  await runCommand(recordOutcome, { memberId, messageId, attempt, failure }, actor, {
    now: now(),
  });
}

/**
 * Sends what is due in the outbox, a handful at a time, outside any transaction. A process that dies between sending and
 * writing it down leaves the message to be sent again after its lease, with the same Message-ID: at least once, never lost.
 */
export async function deliverDue(delivery: Delivery): Promise<void> {
  const { actor, signal, now = () => new Date(), templates = TEMPLATES } = delivery;
  const channels = [...openChannels()];
  if (channels.length === 0) return;
  const claimMessages = claimFrom(templates);
  const ways = openWays();
  try {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const { looked, claimed } = await runCommand(claimMessages, { channels }, actor, {
        now: now(),
      });
      if (looked === 0) return;
      await Promise.all(claimed.map((message) => sendOne(ways, message, delivery)));
    }
  } finally {
    ways.close();
  }
}
