import 'server-only';
import pino from 'pino';

/** The one log. Never hand it personal data: ids, codes and counts only. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  redact: {
    paths: ['email', 'phone', 'password', 'token', '*.email', '*.phone', '*.password'],
    censor: '…',
  },
});
