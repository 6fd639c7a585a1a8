import { afterAll, beforeAll, expect, it } from 'vitest';
import { isPublicAddress } from './addresses';
import { newWebhookSecret, openSecret, sealSecret, signRequest } from './secrets';

const before = process.env.AUTH_SECRET;
beforeAll(() => {
  process.env.AUTH_SECRET = 'the-first-secret-of-this-instance-0123456789';
});
afterAll(() => {
  process.env.AUTH_SECRET = before ?? '';
});

it('signs as the example of the Standard Webhooks does', () => {
  const signature = signRequest(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
  });
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

it('a sealed secret opens with the secret of the instance that sealed it, and only unchanged', () => {
  const secret = newWebhookSecret();
  const kept = sealSecret(secret);
  expect(openSecret(kept)).toBe(secret);
  const bytes = Buffer.from(kept, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(openSecret(bytes.toString('base64'))).toBeNull();
  process.env.AUTH_SECRET = 'another-secret-of-this-instance-0123456789-x';
  expect(openSecret(kept)).toBeNull();
});

it.each([...['93.184.216.34', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111']])(
  '%s is of the open internet',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each([
  ...['127.0.0.1', '10.0.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1'],
  ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::', '::1', 'fc00::1', 'fe80::1', 'ff02::1'],
  ...['::ffff:8.8.8.8', '64:ff9b::808:808', '2002:a00:1::', '2001:db8::1', '2001::1', 'name'],
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
