import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
