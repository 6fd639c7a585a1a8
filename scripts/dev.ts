import { runInstance } from './lib/run-instance';
import { runScript } from './lib/run-script';

/** The same as start, with the console and the worker reloading as their sources change. */
void runScript(() => runInstance('dev'));
