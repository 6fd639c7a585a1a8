import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { produceBatch } from '../stock/produce-batch';

/** A worker of its own for the test that kills it: makes the batch whose id it is given. */
await produceBatch(Number(process.argv[2]), {
  actor: systemActor('produce-batches'),
  signal: new AbortController().signal,
});
