import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { servedNote } from './served-note';

const PORT = Number(process.env.E2E_PORT ?? '4199');
/** Beside the console's own port and that of its mail. */
const OWN_PORT = PORT + 2;
const WEB_SERVER = join(process.cwd(), 'scripts', 'web.mjs');
const READY_LIMIT_MS = 60_000;
const LOOK_MS = 50;

/** What the instance under test works with. */
function served(): { readonly databaseUrl: string; readonly secret: string } {
  const folder = readFileSync(servedNote(PORT), 'utf8').trim();
  const { databaseUrl } = JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8'));
  return { databaseUrl, secret: readFileSync(join(folder, 'auth-secret'), 'utf8').trim() };
}

/** The database of the instance under test, to look at what came of a test. */
export class Base {
  private readonly pool = new Pool({ connectionString: served().databaseUrl, max: 4 });

  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** A web process on the same build and database as the instance under test, that may be killed at any moment. */
export class OwnWeb {
  readonly url = `http://127.0.0.1:${OWN_PORT}`;
  private child: ChildProcess | null = null;

  /** Starts it and waits until it can work. */
  async start(): Promise<void> {
    const { databaseUrl, secret } = served();
    this.child = spawn(process.execPath, [WEB_SERVER, '127.0.0.1', `${OWN_PORT}`], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: '',
        NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '.next-e2e',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: `${OWN_PORT}`,
        DATABASE_URL: databaseUrl,
        AUTH_SECRET: secret,
        NEXTAUTH_SECRET: secret,
        AUTH_URL: this.url,
        NEXTAUTH_URL: this.url,
      },
      detached: true,
      stdio: 'ignore',
    });
    const until = Date.now() + READY_LIMIT_MS;
    while (Date.now() < until && this.child.exitCode === null) {
      const isReady = await fetch(`${this.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    throw new Error('the web process did not become ready');
  }

  /** SIGKILL: nothing of it runs any more. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }
}
