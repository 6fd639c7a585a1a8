import { subscribe } from 'node:diagnostics_channel';

/** What fetch's Request cannot carry: Next would answer 500 before any code of ours runs. */
const UNCARRIED_METHODS = ['TRACE', 'TRACK'];
/** A method that proxy.ts refuses with 405. */
const REFUSED_METHOD = 'UNLOCK';

function renameMethod(message: unknown): void {
  if (typeof message !== 'object' || message === null || !('request' in message)) return;
  const { request } = message;
  if (typeof request !== 'object' || request === null || !('method' in request)) return;
  if (UNCARRIED_METHODS.some((method) => method === request.method))
    request.method = REFUSED_METHOD;
}

/** Next calls this once when a server process starts. */
export function register(): void {
  subscribe('http.server.request.start', renameMethod);
}
