import { describe, expect, it } from 'vitest';
import { at, attempts, deliver, deskOfFile, emit, log, NOW } from '../testing/webhook-desk';

const desk = deskOfFile();
const leadsTo = (...addresses: string[]) => ({ lookup: async () => addresses });

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
    await expect(desk.endpoint(url)).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('of a name that leads inside, or both outside and inside, gets nothing', async () => {
    const one = await desk.endpoint('https://inside.example.org/x');
    await emit(2);
    await deliver(NOW, leadsTo('10.1.2.3'));
    await deliver(at(6), leadsTo('93.184.216.34', '169.254.169.254'));
    await deliver(at(400), leadsTo('93.184.216.34', '::1'));
    expect((await attempts(one.endpointId)).map(({ error }) => error)).toEqual(
      Array(6).fill('address'),
    );
  });

  it('over http gets nothing when the name leads to the open internet', async () => {
    const one = await desk.endpoint('http://outside.example.org/x');
    await emit();
    await deliver(NOW, leadsTo('93.184.216.34'));
    expect(await attempts(one.endpointId)).toMatchObject([{ error: 'address' }]);
  });

  it('is asked for once an attempt: a name that answers otherwise the second time leads nowhere else', async () => {
    const path = '/rebound';
    const one = await desk.endpoint(`http://rebind.example.org:${desk.receiver.port}${path}`);
    let asked = 0;
    await emit();
    const lookup = async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    };
    await deliver(NOW, { lookup });
    expect(desk.receiver.at(path)).toHaveLength(1);
    expect(desk.receiver.at(path)[0]?.headers.host).toBe(
      `rebind.example.org:${desk.receiver.port}`,
    );
    expect(await attempts(one.endpointId)).toMatchObject([{ status: 204, error: null }]);
  });

  it('that no name server knows is tried again', async () => {
    const one = await desk.endpoint('https://nobody.example.org/x');
    await emit();
    await deliver(NOW, { lookup: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await attempts(one.endpointId)).toMatchObject([{ error: 'name' }]);
    expect(await log(one.endpointId)).toEqual([{ state: 'queued', attempts: 1 }]);
  });
});
