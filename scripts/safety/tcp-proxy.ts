import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { present } from '@/lib/domain/shared/assert';

/** What the network does to what passes. `resetAtCommit`: the COMMIT goes through, its answer never comes. */
export type Weather = 'fair' | 'delay' | 'blackHole' | 'halfOpen' | 'resetAtCommit';

const DELAY_MS = 2_000;
const COMMIT = Buffer.from('COMMIT');

export type TcpProxy = {
  readonly port: number;
  readonly set: (weather: Weather) => void;
  readonly end: () => Promise<void>;
};

/** A small proxy in front of a port, with weather. */
export async function openProxy(targetPort: number): Promise<TcpProxy> {
  let weather: Weather = 'fair';
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    const pass = async (from: Buffer, to: Socket) => {
      if (weather === 'blackHole') return;
      if (weather === 'delay') await sleep(DELAY_MS);
      if (!to.destroyed) to.write(from);
    };
    client.on('data', (data) => {
      if (weather === 'resetAtCommit' && data.includes(COMMIT)) {
        // The server gets it and commits; the client gets a reset instead of the answer.
        upstream.write(data, () => setTimeout(() => client.resetAndDestroy(), 50));
        return;
      }
      if (weather === 'halfOpen') {
        // The server's side is gone, and nobody tells the client.
        upstream.destroy();
        return;
      }
      void pass(data, upstream);
    });
    upstream.on('data', (data) => void pass(data, client));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => {
      if (weather !== 'halfOpen' && weather !== 'blackHole') client.destroy();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = present(server.address(), 'a proxy listens');
  return {
    port: typeof address === 'string' ? 0 : address.port,
    set: (next) => {
      weather = next;
    },
    end: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
