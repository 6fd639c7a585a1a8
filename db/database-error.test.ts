import { expect, it } from 'vitest';
import { isLostConnection } from './database-error';

it('a connection that either driver lost is lost, whatever it is called', () => {
  for (const code of ['ECONNRESET', '57P01', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT']) {
    expect(isLostConnection(Object.assign(new Error('write'), { code })), code).toBe(true);
  }
  expect(isLostConnection(Object.assign(new Error('unique'), { code: '23505' }))).toBe(false);
});
