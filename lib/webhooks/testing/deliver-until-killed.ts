import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { deliverEvents } from '../sending/deliver';

/** A process of its own for the test that kills it: says that it begins, and sends what is due at the moment that is told. */
const moment = new Date(Number(process.argv[2]));
process.stdout.write('begins\n');
await deliverEvents({
  actor: systemActor('killed'),
  signal: new AbortController().signal,
  now: () => moment,
});
process.exit(0);
