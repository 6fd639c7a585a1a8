import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast, OLDEST_FOR_PRODUCT } from './node-version.mjs';

/** The Node 24 that came as a package, if it stands and runs here. */
function packagedNode(root) {
  const binary = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (process.platform !== 'linux' || !existsSync(binary)) return null;
  return spawnSync(binary, ['--version'], { stdio: 'ignore' }).status === 0 ? binary : null;
}

/** The Node that runs the product: the packaged one, else the user's own when new enough; or null. */
export function chooseNode(root) {
  const packaged = packagedNode(root);
  if (packaged) return packaged;
  return isAtLeast(process.version, OLDEST_FOR_PRODUCT) ? process.execPath : null;
}
