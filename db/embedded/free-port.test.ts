import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './free-port';

it('gives the wanted port, or null while somebody listens there', async () => {
  const port = (await freePort(0)) ?? 0;
  expect(port).toBeGreaterThan(0);
  expect(await freePort(port)).toBe(port);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await freePort(port)).toBeNull();
  await new Promise((resolve) => server.close(resolve));
  expect(await freePort(port)).toBe(port);
});
