import { answerCall } from '@/lib/api/v1/answer-call';
import { serveCall } from '@/lib/api/v1/serve-call';

/** Under this name scripts/web.mjs, which is not of the build, finds what answers receipts of tills without Next. */
Object.assign(globalThis, { [Symbol.for('vernost.serveCall')]: serveCall });

/** Every call of the API: which endpoints there are stands in lib/api/v1/endpoints.ts. */
export const GET = answerCall;
export const POST = answerCall;
export const PUT = answerCall;
export const PATCH = answerCall;
export const DELETE = answerCall;
