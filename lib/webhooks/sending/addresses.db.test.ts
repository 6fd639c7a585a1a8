import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, attempts, deliver, emit, log, NOW, openWebhookDesk } from '../testing/webhook-desk';

let desk: Awaited<ReturnType<typeof openWebhookDesk>>;
let receiver: typeof desk.receiver;
let endpoint: typeof desk.endpoint;
beforeAll(async () => {
  desk = await openWebhookDesk();
  ({ receiver, endpoint } = desk);
});
beforeEach(() => desk.clear());
afterAll(() => receiver.close());

describe('an address', () => {
  it.each([
    'http://169.254.169.254/latest',
    'https://169.254.169.254/latest',
    'https://10.0.0.5/x',
    'https://192.168.1.1/x',
    'https://[::1]/x',
    'https://[fd00::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[64:ff9b::a00:1]/x',
    'https://0.0.0.0/x',
    'https://0x0a000001/x',
    'http://93.184.216.34/x',
  ])('%s is refused when it is typed', async (url) => {
    await expect(endpoint(url)).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('of a name that leads inside, or both outside and inside, gets nothing', async () => {
    const one = await endpoint('https://inside.example.org/x');
    await emit(2);
    await deliver(NOW, async () => ['10.1.2.3']);
    await deliver(at(6), async () => ['93.184.216.34', '169.254.169.254']);
    await deliver(at(400), async () => ['93.184.216.34', '::1']);
    expect((await attempts(one.endpointId)).map(({ error }) => error)).toEqual(
      Array(6).fill('address'),
    );
  });

  it('over http gets nothing when the name leads to the open internet', async () => {
    const one = await endpoint('http://outside.example.org/x');
    await emit();
    await deliver(NOW, async () => ['93.184.216.34']);
    expect(await attempts(one.endpointId)).toMatchObject([{ error: 'address' }]);
  });

  it('is asked for once an attempt: a name that answers otherwise the second time leads nowhere else', async () => {
    const path = '/rebound';
    const one = await endpoint(`http://rebind.example.org:${receiver.port}${path}`);
    let asked = 0;
    await emit();
    await deliver(NOW, async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    });
    expect(receiver.at(path)).toHaveLength(1);
    expect(receiver.at(path)[0]?.headers.host).toBe(`rebind.example.org:${receiver.port}`);
    expect(await attempts(one.endpointId)).toMatchObject([{ status: 204, error: null }]);
  });

  it('that no name server knows is tried again', async () => {
    const one = await endpoint('https://nobody.example.org/x');
    await emit();
    await deliver(NOW, () => Promise.reject(new Error('ENOTFOUND')));
    expect(await attempts(one.endpointId)).toMatchObject([{ error: 'name' }]);
    expect(await log(one.endpointId)).toEqual([{ state: 'queued', attempts: 1 }]);
  });
});
