import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fastFolder } from '@/db/testing/fast-folder';
import { PROJECT_ROOT } from '@/scripts/lib/project-root';
import { runInstance } from '@/scripts/lib/run-instance';
import { runScript } from '@/scripts/lib/run-script';
import { servedNote } from './served-note';

const PARENT_CHECK_MS = 1_000;

/** The instance the browser tests use: a fresh one with a small demo, its own build, gone afterwards. */
void runScript(async () => {
  const folder = mkdtempSync(join(fastFolder(), 'vernost-e2e-'));
  // For tests that start a web process of their own beside this one.
  writeFileSync(servedNote(Number(process.env.PORT)), folder, { mode: 0o600 });
  Object.assign(process.env, {
    VERNOST_DATA_DIR: folder,
    VERNOST_DEMO: 'on',
    VERNOST_DEMO_MEMBERS: '2000',
    VERNOST_DEMO_UNTIL: '2026-06-30',
    NEXT_DIST_DIR: '.next-e2e',
    // The mail server of e2e/support/mail-sink.ts, which is there while a test listens.
    SMTP_URL: `smtp://127.0.0.1:${Number(process.env.PORT) + 1}`,
    MAIL_FROM: 'Vernost <cards@demo.vernost.local>',
    SMS_MAIL_ADDRESS: '',
    // Receivers of e2e/support/webhook-receiver.ts.
    WEBHOOK_PRIVATE_NETS: '127.0.0.0/8',
  });
  for (const name of ['DATABASE_URL', 'DATABASE_READ_URL', 'AUTH_URL', 'NEXTAUTH_URL']) {
    delete process.env[name];
  }
  const parent = process.ppid;
  // A test runner that was killed cannot stop us any more.
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS).unref();
  try {
    return await runInstance('start');
  } finally {
    const logs = join(PROJECT_ROOT, 'test-results', 'server-logs');
    cpSync(join(folder, 'logs'), logs, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    rmSync(servedNote(Number(process.env.PORT)), { force: true });
  }
});
