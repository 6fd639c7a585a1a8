/**
 * The door of every npm script. Needs nothing but Node 20.9: installs the packages when they are
 * missing, finds the Node that runs the product and hands over to scripts/<command>.ts.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode } from './lib/choose-node.mjs';
import { install } from './lib/install.mjs';
import { nodeProblem, OLDEST_FOR_PRODUCT } from './lib/node-version.mjs';

const COMMANDS = [
  'start',
  'dev',
  'test',
  'verify',
  'demo',
  'bench',
  'doctor',
  'safety',
  'import',
  'report',
  'migrate',
  'client',
  'till',
  'replica',
  'backup',
  'screenshots',
];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** npm hands a signal to its shell, which dies without telling us: its death is the wish to stop. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_CHECK_MS).unref();
}

function handOver(node, command, args) {
  const child = spawn(
    node,
    [
      ...(existsSync(join(root, '.env')) ? ['--env-file=.env'] : []),
      '--conditions=react-server',
      '--import',
      'tsx',
      join(root, 'scripts', `${command}.ts`),
      ...args,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      // Tools called by name are the project's own, run by the same Node.
      env: {
        ...process.env,
        INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
        PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      },
    },
  );
  stopWithNpm(child);
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse(`${node} could not be started: ${error.message}.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of SIGNALS) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

const [command, ...args] = process.argv.slice(2);
const problem = nodeProblem(process.version);
if (problem) refuse(problem);
if (!COMMANDS.includes(command)) refuse(`Say one of: npm run ${COMMANDS.join(' | ')}.`);
const failure = install(root);
if (failure) refuse(failure);
const node = chooseNode(root);
if (!node) {
  refuse(
    `Vernost itself needs Node ${OLDEST_FOR_PRODUCT.join('.')} or newer on ${process.platform} ${process.arch}; this is ${process.version}.`,
  );
}
handOver(node, command, args);
