import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

const GOOD_SECRET = 'k3J9xQ2vLm8RtYpW5sZcB7nDfG4hA6eU';

describe('settings', () => {
  it('stand without any variable: port 3000, demo of 20,000 members, own database', () => {
    expect(readEnv({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
      databaseReadUrl: null,
      dataDir: '.vernost',
      isDemo: true,
      demoMembers: 20_000,
      authSecret: null,
      mail: null,
      providers: { sms: null, push: null, webhook: null },
      webhookNets: [],
      importFolder: null,
    });
  });

  it('treat an empty value as not given', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  it('follow the port in the public address, and AUTH_URL when given', () => {
    expect(readEnv({ PORT: '4000' }).publicUrl).toBe('http://127.0.0.1:4000');
    expect(readEnv({ AUTH_URL: 'https://v.example.org' }).publicUrl).toBe('https://v.example.org');
  });

  it('take either name of the secret', () => {
    expect(readEnv({ NEXTAUTH_SECRET: GOOD_SECRET }).authSecret).toBe(GOOD_SECRET);
  });

  it('take an address and a secret of who sends text messages, both or neither', () => {
    const SMS_PROVIDER_URL = 'https://sms.example.org/send';
    const SMS_PROVIDER_SECRET = `whsec_${'A'.repeat(43)}=`;
    expect(readEnv({ SMS_PROVIDER_URL, SMS_PROVIDER_SECRET }).providers.sms).toEqual({
      url: SMS_PROVIDER_URL,
      secret: SMS_PROVIDER_SECRET,
    });
    expect(() => readEnv({ SMS_PROVIDER_URL })).toThrow(
      'SMS_PROVIDER_URL and SMS_PROVIDER_SECRET must be set together.',
    );
  });

  it('take networks that webhooks may go to', () => {
    expect(readEnv({ WEBHOOK_PRIVATE_NETS: '10.0.0.0/8, fd00::/8' }).webhookNets).toEqual([
      '10.0.0.0/8',
      'fd00::/8',
    ]);
  });

  it('take the mail server with its sender, and a gateway for text messages', () => {
    const smtp = { SMTP_URL: 'smtp://u:p@mail.example.org:587', MAIL_FROM: 'Vernost <a@b.org>' };
    expect(readEnv(smtp).mail).toEqual({
      smtpUrl: smtp.SMTP_URL,
      from: smtp.MAIL_FROM,
      smsAddress: null,
    });
    expect(readEnv({ ...smtp, SMS_MAIL_ADDRESS: '{phone}@sms.org' }).mail?.smsAddress).toBe(
      '{phone}@sms.org',
    );
  });

  const mistakes: [Record<string, string>, RegExp][] = [
    [{ PORT: 'http' }, /^PORT must be a whole number from 1 to 65535\.$/],
    [{ PORT: '0' }, /^PORT must be/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ PORT: '30.5' }, /^PORT must be/],
    [{ DATABASE_URL: 'mysql://x/y' }, /^DATABASE_URL must look like postgres:/],
    [{ DATABASE_READ_URL: 'nonsense' }, /^DATABASE_READ_URL must look like postgres:/],
    [{ VERNOST_DEMO: 'no' }, /^VERNOST_DEMO must be on or off\.$/],
    [{ VERNOST_DEMO_MEMBERS: '5' }, /^VERNOST_DEMO_MEMBERS must be a whole number from 100/],
    [{ AUTH_SECRET: 'short' }, /^AUTH_SECRET must be at least 32 random characters/],
    [{ AUTH_SECRET: 'a'.repeat(40) }, /^AUTH_SECRET must be at least 32 random characters/],
    [{ NEXTAUTH_SECRET: GOOD_SECRET.slice(1) }, /^NEXTAUTH_SECRET must be at least 32/],
    [{ SMTP_URL: 'http://mail.org' }, /^SMTP_URL must look like smtp:/],
    [{ SMTP_URL: 'smtp://mail.org' }, /^SMTP_URL and MAIL_FROM must be set together\.$/],
    [{ SMS_MAIL_ADDRESS: '{phone}@sms.org' }, /^SMTP_URL and MAIL_FROM must be set together\.$/],
    [{ MAIL_FROM: 'vernost' }, /^MAIL_FROM must be an address/],
    [{ MAIL_FROM: 'a@b.org, c@d.org' }, /^MAIL_FROM must be an address/],
    [{ WEBHOOK_PRIVATE_NETS: '10.0.0.0' }, /^WEBHOOK_PRIVATE_NETS must be networks/],
    [{ WEBHOOK_PRIVATE_NETS: '10.0.0.0/33' }, /^WEBHOOK_PRIVATE_NETS must be networks/],
    [{ SMS_MAIL_ADDRESS: 'x@sms.org' }, /^SMS_MAIL_ADDRESS must be an address with \{phone\}/],
    [{ AUTH_URL: 'vernost' }, /^AUTH_URL must be a web address/],
  ];
  it.each(mistakes)('%o is refused with one sentence', (source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence);
  });
});
