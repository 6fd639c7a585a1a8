import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { mergeMembers } from '../commands/merge-members';

/** A process of its own for the test that kills it: says that it begins, and merges the second member into the first. */
const [survivorId, loserId] = process.argv.slice(2).map(Number);
process.stdout.write('begins\n');
await runCommand(
  mergeMembers,
  { survivorId: survivorId ?? 0, loserId: loserId ?? 0, choices: {} },
  { ...systemActor('test'), requestId: 'killed' },
);
