import 'server-only';
import { createServer } from 'node:net';

/**
 * Asks the system for a port on this machine.
 * @param wanted tried first; 0 means any
 * @returns null when the wanted one is taken
 */
export function freePort(wanted: number, host = '127.0.0.1'): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen({ port: wanted, host, exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(port));
    });
  });
}
