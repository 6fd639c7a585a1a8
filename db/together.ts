import 'server-only';
import type { Socket } from 'node:net';
import type pg from 'pg';

/**
 * What is written meanwhile leaves in one packet: each write of its own costs as much as a small statement. The types leave out
 * the stream; it is a plain socket, and corking it is what the driver does for the parts of one statement.
 */
export function inOnePacket<Sent>(client: pg.PoolClient, send: () => Sent): Sent {
  const { stream } = (client as pg.PoolClient & { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** How many are sending on a connection: the driver would forget what is under way if it stopped before the last of them. */
const sending = new WeakMap<pg.PoolClient, number>();

/** While the work lasts nothing waits for the answer of what was sent before it. */
export async function inPipeline<Result>(
  client: pg.PoolClient,
  work: () => Promise<Result>,
): Promise<Result> {
  const count = (by: number) => {
    const now = (sending.get(client) ?? 0) + by;
    sending.set(client, now);
    Object.assign(client, { pipeline: now > 0 });
  };
  count(1);
  try {
    return await work();
  } finally {
    count(-1);
  }
}

/**
 * Lets statements of one connection go right behind each other and waits once, for the answers of all: they run in their order, as
 * if each had been awaited. `send` asks for them all at once and nothing of it needs the answer of another. The first that
 * fails is thrown when all have answered; in a transaction the server refuses those behind it, and a COMMIT among them undoes
 * everything. Before and after, the connection waits for each answer as ever: COPY cannot go among statements under way.
 */
export async function together<Answers extends readonly unknown[]>(
  client: pg.PoolClient,
  send: () => { readonly [Place in keyof Answers]: Promise<Answers[Place]> },
): Promise<Answers> {
  return inPipeline(client, async () => {
    const sent = inOnePacket(client, send);
    await Promise.allSettled(sent);
    return (await Promise.all(sent)) as unknown as Answers;
  });
}
