import 'server-only';
import type { SystemActor } from '@/lib/domain/access/actor';
import {
  BEAT_SECONDS,
  CLAIM_SIZE,
  CLAIMS_AT_ONCE,
  type JudgedFailure,
  SEND_SECONDS,
} from '@/lib/domain/messaging/delivery';
import { runCommand } from '@/lib/kernel/command';
import { log } from '@/lib/log';
import { beatMessage } from './commands/beat-message';
import { type Claimed, claimFrom } from './commands/claim-messages';
import { openChannels } from './mail-settings';
import { openOutcomes } from './sending/outcomes';
import { openWays } from './sending/ways';
import type { Letter, Way } from './smtp';
import { type MessageTemplates, TEMPLATES } from './templates/registry';

const MS_A_SECOND = 1_000;
/** Claims of one lane in a run; the job looks again a second later. */
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

type Out = Delivery & {
  readonly way: Way;
  readonly outcomes: ReturnType<typeof openOutcomes>;
};

async function sendOne(
  { attempt, memberId, messageId, ...letter }: Claimed,
  { actor, now = () => new Date(), way, outcomes }: Out,
): Promise<void> {
  const timer = setInterval(() => {
    // One that fails is followed by the next; when all fail the lease ends, as it should.
    runCommand(beatMessage, { memberId, messageId, attempt }, actor, { now: now() }).catch(
      () => undefined,
    );
  }, BEAT_SECONDS * MS_A_SECOND);
  const failure = await sendInTime(way, letter).finally(() => clearInterval(timer));
  if (failure !== null) log.warn({ messageId, attempt, code: failure.code }, 'message not sent');
  await outcomes.write({ memberId, messageId, attempt, failure });
}

/** One claim after the other until nothing is due. `onFull`: there may be more than this one takes. */
async function lane(out: Out, onFull: () => void): Promise<void> {
  const { actor, signal, now = () => new Date(), templates = TEMPLATES } = out;
  const channels = [...openChannels()];
  const claimMessages = claimFrom(templates);
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
    const { looked, claimed } = await runCommand(claimMessages, { channels }, actor, {
      now: now(),
    });
    if (looked === 0) return;
    if (looked === CLAIM_SIZE) onFull();
    await Promise.all(claimed.map((message) => sendOne(message, out)));
  }
}

/**
 * Sends what is due in the outbox outside any transaction: some claims beside each other, more of them while there is more to send. A process
 * that dies between sending and writing it down leaves the message to be sent again after its lease, with the same Message-ID: at least
 * once, never lost.
 */
export async function deliverDue(delivery: Delivery): Promise<void> {
  if (openChannels().length === 0) return;
  const { actor, now = () => new Date() } = delivery;
  const ways = openWays();
  const out: Out = { ...delivery, way: ways, outcomes: openOutcomes({ actor, now }) };
  const lanes: Promise<void>[] = [];
  const open = () => {
    if (lanes.length < CLAIMS_AT_ONCE) lanes.push(lane(out, open));
  };
  open();
  try {
    // Lanes that open meanwhile are waited for too, and all of them before a failure is told.
    for (let at = 0; at < lanes.length; at += 1) await Promise.allSettled([lanes[at]]);
    await Promise.all(lanes);
  } finally {
    ways.close();
  }
}
