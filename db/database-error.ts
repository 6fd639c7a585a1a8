import 'server-only';
import pg from 'pg';

const SERIALIZATION_CODES = new Set(['40001', '40P01']);
const LOST_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  // Of the driver that reads.
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);
const LOST_MESSAGES =
  /Connection terminated|connection timeout|Client has encountered a connection error/i;

/** No connection was free, or none could be made, in the time there is for it: the pool's own words. */
const NO_CONNECTION = /timeout exceeded when trying to connect|timeout expired/i;

/** Thrown when a transaction of a person or a key has taken as long as anybody waits. What became of it is unknown. */
export class Overdue extends Error {}

/** The driver's error inside drizzle's wrapper, or the error itself. */
function rootOf(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) return error;
  if (error instanceof Error && error.cause instanceof Error) return rootOf(error.cause);
  return error;
}

/** SQLSTATE or system code of the failure, or null when it is not the database's. */
export function databaseErrorCode(error: unknown): string | null {
  const root = rootOf(error);
  if (root instanceof Error && 'code' in root && typeof root.code === 'string') return root.code;
  return null;
}

/** Whether the whole transaction may be run again: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  return SERIALIZATION_CODES.has(databaseErrorCode(error) ?? '');
}

/** Whether the connection died, so that nobody knows if a COMMIT happened. */
export function isLostConnection(error: unknown): boolean {
  const root = rootOf(error);
  if (LOST_CODES.has(databaseErrorCode(root) ?? '')) return true;
  return root instanceof Error && LOST_MESSAGES.test(root.message);
}

/** A failure of the database without the statement and its parameters, which may be personal data. */
export class DatabaseError extends Error {
  readonly code: string;
  readonly constraint: string | undefined;

  private constructor(code: string, message: string, constraint: string | undefined) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
  }

  /** Redacts a driver's error; anything else passes unchanged. */
  static redacted(error: unknown): unknown {
    const root = rootOf(error);
    if (root instanceof pg.DatabaseError) {
      const where = root.constraint ?? root.table ?? '';
      return new DatabaseError(
        root.code ?? 'unknown',
        `database ${root.code}: ${root.message.slice(0, 160)} ${where}`.trim(),
        root.constraint,
      );
    }
    if (root instanceof Overdue || (root instanceof Error && NO_CONNECTION.test(root.message))) {
      return new DatabaseError('connection_lost', 'the database did not answer in time', undefined);
    }
    if (isLostConnection(error))
      return new DatabaseError('connection_lost', 'connection to the database was lost', undefined);
    return error;
  }
}
