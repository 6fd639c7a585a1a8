import 'server-only';
import { statfsSync } from 'node:fs';

/** `lasting` keeps what was committed, whatever happens; `throw-away` is for tests alone. */
export type ClusterKind = 'lasting' | 'throw-away';

const MB = 1024 * 1024;
const SHM_MIN_BYTES = 512 * MB;

/** Small containers give /dev/shm 64 MB, too little for one parallel query. */
function sharedMemory(): string {
  if (process.platform !== 'linux') return 'posix';
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= SHM_MIN_BYTES ? 'posix' : 'sysv';
  } catch {
    return 'sysv';
  }
}

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Compiling a plan costs more than it saves on queries of this size.
  jit: 'off',
  log_checkpoints: 'off',
  // Our own redaction cannot reach the server's log: keep parameters out of it.
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
} as const;

const LASTING = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  // Bulk loads write much: fewer, longer checkpoints. Compression of WAL costs a third of throughput.
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  wal_compression: 'off',
  wal_level: 'replica',
  // A replica that is gone for long is made anew rather than filling the disk with what waits for it.
  max_slot_wal_keep_size: '4GB',
  // Reads of a replica are not broken off for what is cleaned away here.
  hot_standby_feedback: 'on',
  fsync: 'on',
  synchronous_commit: 'on',
} as const;

const THROW_AWAY = {
  shared_buffers: '128MB',
  work_mem: '32MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  autovacuum_naptime: '5min',
} as const;

/** Settings given on the server's command line, as `name=value`. */
export function clusterSettings(kind: ClusterKind): string[] {
  const chosen = kind === 'lasting' ? LASTING : THROW_AWAY;
  const all = { ...COMMON, ...chosen, dynamic_shared_memory_type: sharedMemory() };
  return Object.entries(all).map(([name, value]) => `${name}=${value}`);
}
