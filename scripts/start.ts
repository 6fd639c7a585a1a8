import { runInstance } from './lib/run-instance';
import { runScript } from './lib/run-script';

/** Starts everything Vernost needs and keeps it up until Ctrl-C. */
void runScript(() => runInstance('start'));
