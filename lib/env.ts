import 'server-only';
import { isIP } from 'node:net';
import { z } from 'zod';
import { StartProblem } from '@/lib/domain/shared/start-problem';

/** The settings Vernost reads from the environment, already checked. */
export type Env = Readonly<{
  host: string;
  port: number;
  /** Where people reach the console; sign-in links and cookies are made for it. */
  publicUrl: string;
  /** Null: the embedded server is started. */
  databaseUrl: string | null;
  databaseReadUrl: string | null;
  dataDir: string;
  isDemo: boolean;
  demoMembers: number;
  /** Null: one is made and kept in the data folder (only beside the demo programme). */
  authSecret: string | null;
  mail: MailSettings | null;
  /** Who sends what does not go by mail; null: nobody. */
  providers: Readonly<Record<ProvidedChannel, ProviderSettings | null>>;
  /** Networks, such as 10.0.0.0/8, that webhooks may go to although they are not of the open internet. */
  webhookNets: readonly string[];
  /** A folder whose files are imported by themselves; null: none is watched. */
  importFolder: string | null;
}>;

/** The way out for messages. */
export type MailSettings = Readonly<{
  /** smtp://user:password@host:port, or smtps:// */
  smtpUrl: string;
  /** An address, or `Name <address>`. */
  from: string;
  /** Where `{phone}` stands for the digits of a phone; null: no text messages. */
  smsAddress: string | null;
}>;

export const PROVIDED_CHANNELS = ['sms', 'push', 'webhook'] as const;
type ProvidedChannel = (typeof PROVIDED_CHANNELS)[number];

/** A service that sends messages: where they are posted, and the secret that signs them. */
export type ProviderSettings = Readonly<{ url: string; secret: string }>;

const MAX_PORT = 65_535;
const MIN_SECRET_CHARS = 32;
const MIN_SECRET_VARIETY = 8;

/** A whole number between the bounds, or the sentence that says so. */
function wholeNumber({
  name,
  from,
  to,
  fallback,
}: {
  name: string;
  from: number;
  to: number;
  fallback: number;
}) {
  const sentence = `${name} must be a whole number from ${from} to ${to}.`;
  return z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : Number(text)))
    .refine((n) => Number.isInteger(n) && n >= from && n <= to, sentence);
}

function postgresUrl(name: string) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
      `${name} must look like postgres://user:password@host:5432/database.`,
    )
    .optional();
}

function httpUrl(name: string) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
      `${name} must be a web address such as https://vernost.example.org.`,
    )
    .optional();
}

function smtpUrl(name: string) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol),
      `${name} must look like smtp://user:password@mail.example.org:587.`,
    )
    .optional();
}

const MAIL_ADDRESS = /^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

function mailAddress(name: string) {
  return z
    .string()
    .regex(MAIL_ADDRESS, `${name} must be an address such as Vernost <cards@example.org>.`)
    .optional();
}

function phoneAddress(name: string) {
  return z
    .string()
    .regex(
      /^[^\s<>@]*\{phone\}[^\s<>@]*@[^\s<>@]+$/,
      `${name} must be an address with {phone} in it, such as {phone}@sms.example.com.`,
    )
    .optional();
}

const NET_BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

function isNet(text: string): boolean {
  const [address = '', bits = '', rest] = text.split('/');
  const most = NET_BITS[isIP(address)] ?? -1;
  return rest === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function nets(name: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .refine((list) => list.every(isNet), `${name} must be networks such as 10.0.0.0/8,fd00::/8.`);
}

const SECRET_SENTENCE =
  `must be at least ${MIN_SECRET_CHARS} random characters; ` +
  'make one with: node -p "crypto.randomBytes(32).toString(\'base64url\')".';

function secret(name: string) {
  return z
    .string()
    .refine(
      (text) => text.length >= MIN_SECRET_CHARS && new Set(text).size >= MIN_SECRET_VARIETY,
      `${name} ${SECRET_SENTENCE}`,
    )
    .optional();
}

/** As receivers of webhooks have them: `whsec_` and the base64 of at least 24 random bytes. */
function signingSecret(name: string) {
  return z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/,
      `${name} must be whsec_ and random base64; make one with: node -p "'whsec_' + crypto.randomBytes(32).toString('base64')".`,
    )
    .optional();
}

const settings = z.object({
  PORT: wholeNumber({ name: 'PORT', from: 1, to: MAX_PORT, fallback: 3000 }),
  VERNOST_HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: postgresUrl('DATABASE_URL'),
  DATABASE_READ_URL: postgresUrl('DATABASE_READ_URL'),
  VERNOST_DATA_DIR: z.string().default('.vernost'),
  VERNOST_DEMO: z.enum(['on', 'off'], { error: 'VERNOST_DEMO must be on or off.' }).default('on'),
  VERNOST_DEMO_MEMBERS: wholeNumber({
    name: 'VERNOST_DEMO_MEMBERS',
    from: 100,
    to: 1_000_000,
    fallback: 20_000,
  }),
  AUTH_SECRET: secret('AUTH_SECRET'),
  NEXTAUTH_SECRET: secret('NEXTAUTH_SECRET'),
  AUTH_URL: httpUrl('AUTH_URL'),
  NEXTAUTH_URL: httpUrl('NEXTAUTH_URL'),
  SMTP_URL: smtpUrl('SMTP_URL'),
  MAIL_FROM: mailAddress('MAIL_FROM'),
  SMS_MAIL_ADDRESS: phoneAddress('SMS_MAIL_ADDRESS'),
  SMS_PROVIDER_URL: httpUrl('SMS_PROVIDER_URL'),
  SMS_PROVIDER_SECRET: signingSecret('SMS_PROVIDER_SECRET'),
  PUSH_PROVIDER_URL: httpUrl('PUSH_PROVIDER_URL'),
  PUSH_PROVIDER_SECRET: signingSecret('PUSH_PROVIDER_SECRET'),
  MESSAGE_WEBHOOK_URL: httpUrl('MESSAGE_WEBHOOK_URL'),
  MESSAGE_WEBHOOK_SECRET: signingSecret('MESSAGE_WEBHOOK_SECRET'),
  WEBHOOK_PRIVATE_NETS: nets('WEBHOOK_PRIVATE_NETS'),
  VERNOST_IMPORT_FOLDER: z.string().optional(),
});

type Given = z.output<typeof settings>;

/** The three belong together: a letter without a sender, or a sender without a server, is a mistake. */
function mailSettings({ SMTP_URL, MAIL_FROM, SMS_MAIL_ADDRESS }: Given): MailSettings | null {
  if (SMTP_URL !== undefined && MAIL_FROM !== undefined) {
    return { smtpUrl: SMTP_URL, from: MAIL_FROM, smsAddress: SMS_MAIL_ADDRESS ?? null };
  }
  if ([SMTP_URL, MAIL_FROM, SMS_MAIL_ADDRESS].every((value) => value === undefined)) return null;
  throw new StartProblem('SMTP_URL and MAIL_FROM must be set together.');
}

/** An address and its secret belong together: what is not signed could come from anybody. */
function provider(
  name: string,
  url: string | undefined,
  secretGiven: string | undefined,
): ProviderSettings | null {
  if (url === undefined && secretGiven === undefined) return null;
  if (url !== undefined && secretGiven !== undefined) return { url, secret: secretGiven };
  throw new StartProblem(`${name}_URL and ${name}_SECRET must be set together.`);
}

type Source = Readonly<Record<string, string | undefined>>;

/** The settings alone, without empty values: `PORT= npm start` means "not set". */
function pick(source: Source): Source {
  const given = Object.keys(settings.shape).map((name) => [name, source[name]?.trim()] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

/**
 * Reads and checks the settings.
 * @throws StartProblem with one sentence for the first mistake found.
 */
export function readEnv(source: Source): Env {
  const parsed = settings.safeParse(pick(source));
  if (!parsed.success) {
    throw new StartProblem(parsed.error.issues[0]?.message ?? 'The settings cannot be read.');
  }
  const given = parsed.data;
  const isDemo = given.VERNOST_DEMO === 'on';
  return {
    host: given.VERNOST_HOST,
    port: given.PORT,
    publicUrl: given.AUTH_URL ?? given.NEXTAUTH_URL ?? `http://127.0.0.1:${given.PORT}`,
    databaseUrl: given.DATABASE_URL ?? null,
    databaseReadUrl: given.DATABASE_READ_URL ?? null,
    dataDir: given.VERNOST_DATA_DIR,
    isDemo,
    demoMembers: given.VERNOST_DEMO_MEMBERS,
    authSecret: given.AUTH_SECRET ?? given.NEXTAUTH_SECRET ?? null,
    mail: mailSettings(given),
    providers: {
      sms: provider('SMS_PROVIDER', given.SMS_PROVIDER_URL, given.SMS_PROVIDER_SECRET),
      push: provider('PUSH_PROVIDER', given.PUSH_PROVIDER_URL, given.PUSH_PROVIDER_SECRET),
      webhook: provider('MESSAGE_WEBHOOK', given.MESSAGE_WEBHOOK_URL, given.MESSAGE_WEBHOOK_SECRET),
    },
    webhookNets: given.WEBHOOK_PRIVATE_NETS,
    importFolder: given.VERNOST_IMPORT_FOLDER ?? null,
  };
}

let known: { raw: string; env: Env } | null = null;

/** The settings of this process. Checked again only when one of them changes. */
export function env(): Env {
  const raw = JSON.stringify(pick(process.env));
  if (known?.raw !== raw) known = { raw, env: readEnv(process.env) };
  return known.env;
}

/** What sessions are signed with. @throws StartProblem when none was given to this process. */
export function authSecret(): string {
  const given = env().authSecret;
  if (given === null)
    throw new StartProblem(`Without the demo programme AUTH_SECRET ${SECRET_SENTENCE}`);
  return given;
}

/** Where this process writes. @throws StartProblem when no database was given to it. */
export function databaseUrl(): string {
  const url = env().databaseUrl;
  if (url === null) throw new StartProblem('DATABASE_URL is not set.');
  return url;
}

/** Where this process reads what may be a moment old: a replica if there is one. */
export function databaseReadUrl(): string {
  return env().databaseReadUrl ?? databaseUrl();
}
